/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For tests of widgets: what a person would look for and press. */

guint clinic_test_wait_begin (const char *what); /* fails the test after ten seconds; to be taken off with g_source_remove() */

#define CLINIC_TEST_WAIT(condition) \
  G_STMT_START { \
    guint waiting = clinic_test_wait_begin (#condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (waiting); \
  } G_STMT_END

GtkWidget *clinic_test_find_type (GtkWidget *widget, GType type); /* the first in the tree; (nullable) (transfer none) */
/* The first of that type that a screen reader calls so; (nullable) (transfer none). */
GtkWidget *clinic_test_find_named (GtkWidget *widget, GType type, const char *name);
gboolean   clinic_test_says      (GtkWidget *widget, const char *text); /* a label that shows holds @text */
/* As the window gives keys: to the bindings of @focus and of what it lies in, inmost first. Fails where none takes it. */
void       clinic_test_press     (GtkWidget *focus, const char *keys);
/* The first button below @widget with that label, mnemonic and all, that shows and can be pressed; (nullable). */
GtkWidget *clinic_test_find_button (GtkWidget *widget, const char *label);
void       clinic_test_click       (GtkWidget *widget, const char *label); /* presses it; fails where there is none */
/* The window of that type that is open; (nullable) (transfer none). */
GtkWidget *clinic_test_find_window (GType type);

G_END_DECLS
