/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/clinic-announcer.h"
#include "app/clinic-application.h"
#include "app/clinic-remote.h"
#include "app/clinic-search-provider.h"
#include "model/clinic-diary.h"
#include "model/clinic-keeper.h"
#include "ui/clinic-window.h"
#include "ui/settings/clinic-first-start.h"

G_BEGIN_DECLS

struct _ClinicApplication
{
  AdwApplication parent_instance;

  char *folder;
  gboolean demo;
  gboolean kept;        /* held: stays without a window */
  gboolean quitting;    /* the window closes because the program ends */
  GSettings *settings;  /* nullable: no schema */
  ClinicClock *clock;
  ClinicDb *db;         /* nullable: not open */
  ClinicDiary *diary;   /* nullable: not loaded */
  ClinicRemote *remote; /* nullable: not on the bus */
  ClinicSearchProvider *search; /* nullable: not on the bus */
  guint linger; /* timeout: held, since the desktop searches */
  ClinicKeeper *keeper; /* of the copies */
  ClinicNotifier *notifier;   /* nullable: nothing was announced yet */
  ClinicAnnouncer *announcer; /* nullable: with the diary */
  GQueue asked;         /* of clinic-application-notify.c: to do in the window once the data are open */
  GVariant *asked_answer; /* nullable: (ss), to a notice, to be taken once the data are open */
  char *autostart_fault;  /* nullable: why the desktop does not start it at login, as a sentence */
  GError *fault;        /* nullable: why the data are not open */
  gboolean opening;
  gboolean needs_setup;   /* there is no clinic yet */
  ClinicSetup *new_setup; /* nullable: what the first start gave */
  ClinicWindow *window;   /* nullable; weak */
  ClinicFirstStart *first_start; /* nullable; weak */
  guint wait;             /* timeout: the window waits for its first rows */
};

/* clinic-application-data.c */
void clinic_application_open_data  (ClinicApplication *self);
void clinic_application_open_new   (ClinicApplication *self, ClinicSetup *setup); /* a clinic that was not there */
void clinic_application_close_data (ClinicApplication *self);
void clinic_application_show_data  (ClinicApplication *self); /* in the window: pages, or what keeps them away */

/* clinic-application-notify.c */
void clinic_application_do       (ClinicApplication *self, const char *action, GVariant *target); /* in the window, shown */
/* @token: (nullable): the desktop's leave to come to the front */
void clinic_application_do_with_token (ClinicApplication *self, const char *action, GVariant *target, const char *token);
void clinic_application_do_asked (ClinicApplication *self);
void clinic_application_forget_asked (ClinicApplication *self);
void clinic_application_add_notice_actions (ClinicApplication *self);
void clinic_application_start_announcer   (ClinicApplication *self);
void clinic_application_show_notify_fault (ClinicApplication *self);

/* clinic-application-restore.c */
void clinic_application_show_copies (ClinicApplication *self, GtkWindow *parent);

/* clinic-application-background.c */
void clinic_application_keep_running     (ClinicApplication *self, gboolean keep); /* without a window */
void clinic_application_follow_autostart (ClinicApplication *self); /* the setting */
void clinic_application_watch_window     (ClinicApplication *self); /* asks once, when it closes */
void clinic_application_ask_quit         (ClinicApplication *self);

/* clinic-application-files.c */
void clinic_application_import    (ClinicApplication *self, GFile *file); /* of patients */
void clinic_application_open_file (ClinicApplication *self, GFile *file); /* of patients, or of holidays */

/* clinic-application-search.c */
gboolean clinic_application_export_search   (ClinicApplication *self, GDBusConnection *connection, const char *path,
                                             GError **error);
void     clinic_application_unexport_search (ClinicApplication *self);

/* clinic-application-actions.c */
void clinic_application_add_actions (ClinicApplication *self);
void clinic_application_show_autostart_fault (ClinicApplication *self); /* in the preferences, where they are open */
void clinic_application_do_command  (ClinicApplication *self, const char *id); /* of clinic-search-commands.h */

/* clinic-application.c */
void clinic_application_present (ClinicApplication *self);
void clinic_application_end_wait (ClinicApplication *self); /* the window shows, if it was waiting */

G_END_DECLS
