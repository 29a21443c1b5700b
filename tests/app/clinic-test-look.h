/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person sees and a screen reader says of a window: each fault is noted once, with the place where it was first seen. */

typedef enum
{
  CLINIC_TEST_LOOK_WORDS = 1 << 0, /* nothing is left in English */
  CLINIC_TEST_LOOK_NAMES = 1 << 1, /* what can be acted on has a name, the focus and 24 pixels each way */
  CLINIC_TEST_LOOK_ROOM = 1 << 2,  /* nothing is cut off, nothing gets less than its minimum */
  CLINIC_TEST_LOOK_WHOLE = 1 << 3, /* no word is broken between its letters */
} ClinicTestLookAt;

typedef struct
{
  GHashTable *values;  /* what stands in the clinic's data, and so in nobody's language */
  GHashTable *foreign; /* nullable: what is in English where it is said exactly so; else each word of plain letters is */
  GHashTable *faults;  /* sentence to place */
  GHashTable *judged;  /* text to whether it is left in English */
  int width;           /* that the window was asked to have */
  int most_height;     /* that it may need; 0: any */
} ClinicTestLook;

ClinicTestLook *clinic_test_look_new  (void);
void            clinic_test_look_free (ClinicTestLook *self);
void            clinic_test_look_add_value (ClinicTestLook *self, const char *value);
/* Looks at @window, as it stands. */
void            clinic_test_look_at   (ClinicTestLook *self, GtkWidget *window, const char *place, ClinicTestLookAt what);
/* Prints what was found; how much that was. */
guint           clinic_test_look_tell (ClinicTestLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicTestLook, clinic_test_look_free)

G_END_DECLS
