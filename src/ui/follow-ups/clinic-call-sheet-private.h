/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/follow-ups/clinic-call-sheet.h"
#include "ui/follow-ups/clinic-care-ask.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-phone-button.h"
#include "ui/parts/clinic-verdict-bar.h"
#include "ui/parts/clinic-wrap-box.h"

G_BEGIN_DECLS

struct _ClinicCallSheet
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  ClinicTask *task;           /* nullable */
  ClinicAftercare *aftercare; /* nullable: not read yet, or no session */
  guint generation;
  gboolean narrow;
  gboolean saving;

  GtkWidget *content;
  GtkWidget *back_button;
  AdwAvatar *avatar;
  ClinicWrapBox *name_box;
  GtkLabel *subtitle;
  GtkWidget *hours_box;
  GtkLabel *hours;
  GtkLabel *hours_line;
  ClinicWrapBox *verbs;
  GtkWidget *expected;
  GtkLabel *expected_label;
  GtkWidget *columns;
  GtkWidget *symptom_columns;
  GtkWidget *usual_box;
  GtkWidget *alarming_box;
  GtkWidget *care_column;
  GtkWidget *care_box;
  ClinicCareAsk *moisturiser;
  ClinicCareAsk *steroid;
  ClinicCareAsk *cleansing;
  ClinicCareAsk *sun;
  GtkWidget *event_box;
  GtkDropDown *event_choice;
  gint64 event_model_of; /* the follow-up for which the choice was filled */
  GtkWidget *event_day_box;
  ClinicDateButton *event_day;
  GtkTextView *note;
  GtkWidget *note_hint;
  GtkWidget *foot;
  GtkBox *foot_row;
  ClinicStatusLine *fault;
  ClinicVerdictBar *verdict_bar;
  GtkButton *save_button;
  GMenuModel *more_menu;
  GtkWidget *symptom_column;
  GtkWidget *care_heading;
  AdwPreferencesGroup *history_group;
  GPtrArray *history_rows; /* GtkWidget */
};

/* clinic-call-sheet-face.c: the follow-up in words */
void clinic_call_sheet_show_head  (ClinicCallSheet *self);
void clinic_call_sheet_show_verbs (ClinicCallSheet *self);
void clinic_call_sheet_show_hours (ClinicCallSheet *self);

/* clinic-call-sheet-answers.c: what the patient reports */
void clinic_call_sheet_make_answers (ClinicCallSheet *self); /* once */
void clinic_call_sheet_show_answers (ClinicCallSheet *self); /* empty, for another follow-up */
void clinic_call_sheet_judge        (ClinicCallSheet *self); /* the verdicts by now */
void clinic_call_sheet_show_events  (ClinicCallSheet *self); /* once the healing is known */
/* (transfer full): the call as it stands; @event_day: (out): CLINIC_DAY_NONE. @faulty: (out): a field cannot be taken. */
ClinicCall *clinic_call_sheet_take_call (ClinicCallSheet *self, ClinicHealingEvent *event, ClinicDay *event_day,
                                         gboolean *faulty);

/* (transfer full): what stands in the note. */
char *clinic_call_sheet_take_note (ClinicCallSheet *self);

/* clinic-call-sheet-history.c: what became of it, and later, and whose */
void        clinic_call_sheet_show_history    (ClinicCallSheet *self, gboolean other); /* @other: of another follow-up */
GMenuModel *clinic_call_sheet_make_later_menu (void); /* (transfer full) */
GMenuModel *clinic_call_sheet_make_more_menu  (ClinicCallSheet *self); /* (transfer full) */
gint64      clinic_call_sheet_find_later      (ClinicCallSheet *self, const char *which); /* "hour", "tomorrow"; UTC */

gboolean clinic_call_sheet_is_call (ClinicCallSheet *self);
gboolean clinic_call_sheet_has_rules (ClinicCallSheet *self); /* a session was rolled and its protocol is known */

G_END_DECLS
