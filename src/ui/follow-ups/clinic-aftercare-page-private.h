/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/follow-ups/clinic-aftercare-page.h"
#include "ui/parts/clinic-healing-track.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-wrap-box.h"

G_BEGIN_DECLS

struct _ClinicAftercarePage
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  gint64 session;
  ClinicAftercare *aftercare; /* nullable */
  guint generation;
  GPtrArray *rows; /* GtkWidget: in the groups, made anew with each reading */
  int weeks_back;  /* the diary shows so many weeks before this one */
  gboolean ticking; /* the discharge list is being brought in line */

  ClinicShrinkBin *shrink_bin;
  ClinicWrapBox *name_box;
  GtkLabel *subtitle;
  ClinicStatusLine *fault;
  GtkWidget *healing_card;
  GtkWidget *state_row;
  ClinicWrapBox *state_box;
  GtkLabel *state_line;
  ClinicWrapBox *event_box;
  ClinicHealingTrack *track;
  GtkWidget *columns;
  GtkWidget *side;
  AdwPreferencesGroup *now_group;
  AdwPreferencesGroup *locked_group;
  AdwPreferencesGroup *cream_group;
  AdwBin *diary_bin;
  GtkLabel *diary_label;
  AdwPreferencesGroup *next_group;
  AdwPreferencesGroup *discharge_group;
  GtkWidget *checks[CLINIC_N_DISCHARGE_ITEMS];
  GtkWidget *check_rows[CLINIC_N_DISCHARGE_ITEMS];
};

/* clinic-aftercare-page.c */
ClinicProtocol *clinic_aftercare_page_get_protocol (ClinicAftercarePage *self); /* (nullable) */
ClinicDay       clinic_aftercare_page_get_since    (ClinicAftercarePage *self, ClinicHealingState state);
void            clinic_aftercare_page_show_fault   (ClinicAftercarePage *self, const char *words); /* nullable: none */

/* clinic-aftercare-lists.c */
void clinic_aftercare_page_make_lists (ClinicAftercarePage *self); /* once */
void clinic_aftercare_page_show_lists (ClinicAftercarePage *self, ClinicHealingState state);
void clinic_aftercare_page_turn_week  (ClinicAftercarePage *self, int weeks); /* the diary: so many back, or on */

G_END_DECLS
