/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-range.h"
#include "ui/clinic-person-button.h"
#include "ui/clinic-window.h"
#include "ui/parts/clinic-banner.h"
#include "ui/parts/clinic-page-switcher.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-toast-bin.h"

G_BEGIN_DECLS

struct _ClinicWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings; /* nullable */
  ClinicDiary *diary;  /* nullable */

  ClinicShrinkBin *shrink_bin;
  AdwHeaderBar *header;
  GtkStack *title_stack;
  AdwWindowTitle *window_title; /* where no page shows */
  ClinicPageSwitcher *switcher;
  GtkRevealer *switcher_bar;
  ClinicPageSwitcher *foot_switcher;
  GtkButton *verb_button;
  AdwButtonContent *verb_content;
  GtkWidget *walk_in_button; /* on Today */
  AdwButtonContent *walk_in_content;
  GtkWidget *search_button;
  GtkWidget *print_button;
  GtkWidget *menu_button;
  GMenuModel *primary_menu;
  ClinicPersonButton *person_button;
  ClinicBanner *demo_banner;
  ClinicBanner *notification_banner;
  ClinicBanner *protocol_banner;
  ClinicBanner *copy_banner;
  ClinicBanner *zone_banner;
  ClinicBanner *freed_banner;
  ClinicRange freed;    /* of what the banner says */
  ClinicBanner *roll_banner;
  gint64 roll_course;   /* of whom the banner says it */
  gint64 roll_session;  /* behind which the rest could move; 0 = all */
  ClinicToastBin *toasts;
  GtkStack *content;
  AdwBin *fault_bin;
  AdwViewStack *pages;
  GMenu *undo_section;
};

/* clinic-window.c */
void       clinic_window_update_frame (ClinicWindow *self); /* what of the header belongs to what shows */
GtkWidget *clinic_window_find_front   (ClinicWindow *self, GType type); /* a window over it; (transfer none) (nullable) */

/* clinic-window-pages.c */
void       clinic_window_add_pages    (ClinicWindow *self);
void       clinic_window_fill_page    (ClinicWindow *self); /* the one that shows, when there is a diary */
void       clinic_window_show_page    (ClinicWindow *self, const char *name);
GtkWidget *clinic_window_get_page     (ClinicWindow *self, const char *name); /* (transfer none) (nullable) */
GtkWidget *clinic_window_get_shown_page (ClinicWindow *self, const char *name); /* the same, only while it shows */
void       clinic_window_update_verb  (ClinicWindow *self);

/* clinic-window-actions.c */
void clinic_window_class_install_actions (GtkWidgetClass *widget_class);

/* clinic-window-badge.c */
void clinic_window_badge_connect (ClinicWindow *self); /* when there is a diary */

/* clinic-window-photos.c */
void clinic_window_photos_class_install (GtkWidgetClass *widget_class);

/* clinic-window-follow-ups.c */
void clinic_window_follow_ups_class_install (GtkWidgetClass *widget_class);
/* A page over the pages, with a signal "back": there is one at a time. */
void clinic_window_show_subpage  (ClinicWindow *self, GtkWidget *page, const char *title);
void clinic_window_leave_subpage (ClinicWindow *self); /* back to the pages, when one shows */
/* Returns: (nullable): its title, when one shows */
const char *clinic_window_get_subpage_title (ClinicWindow *self);

/* clinic-window-patients.c */
void clinic_window_patients_class_install (GtkWidgetClass *widget_class);

/* clinic-window-record.c */
void clinic_window_record_class_install (GtkWidgetClass *widget_class);

/* clinic-window-screening.c */
void clinic_window_screening_class_install (GtkWidgetClass *widget_class);

/* clinic-window-zone.c */
void clinic_window_zone_class_install (GtkWidgetClass *widget_class);
void clinic_window_zone_connect       (ClinicWindow *self);
/* clinic-window-waiting.c */
void clinic_window_waiting_class_install (GtkWidgetClass *widget_class);
void clinic_window_waiting_connect       (ClinicWindow *self); /* when there is a diary */

/* clinic-window-undo.c */
void clinic_window_undo_class_install (GtkWidgetClass *widget_class);
void clinic_window_undo_connect       (ClinicWindow *self);

G_END_DECLS
