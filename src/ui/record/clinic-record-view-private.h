/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/parts/clinic-colour-line.h"
#include "ui/parts/clinic-errand.h"
#include "ui/parts/clinic-grade-card.h"
#include "ui/parts/clinic-shrink-bin.h"
#include "ui/parts/clinic-wrap-box.h"
#include "ui/record/clinic-adjunct-list.h"
#include "ui/record/clinic-face-map.h"
#include "ui/record/clinic-record-safety.h"
#include "ui/record/clinic-record-view.h"

G_BEGIN_DECLS

struct _ClinicRecordView
{
  AdwBin parent_instance;

  ClinicDiary *diary;
  gint64 session;
  guint generation;
  ClinicRecordPage *page; /* (nullable): as read */
  ClinicRecord *saved;    /* with @page: as it lies on the disk, or as it begins where none does yet */
  ClinicRecord *sent;     /* (nullable): on its way there */
  gboolean filling;       /* the fields are being set, not typed */
  gboolean reload_wanted; /* once saved */
  gboolean sign_wanted;   /* once saved */
  guint save_timer;

  double needle;        /* as chosen; 0 = not said */
  gboolean no_lot;      /* that none is, was chosen */
  GArray *lots;         /* gint64, in step with the choices after the first */
  GPtrArray *pieces;    /* (nullable): ClinicRoller, of the chosen lot */
  GPtrArray *version_rows;

  ClinicShrinkBin *shrink_bin;
  GtkOrientable *head;
  ClinicWrapBox *name_box;
  GtkLabel *subtitle;
  GtkWidget *sign_button;
  GtkWidget *correct_button;
  GtkWidget *discard_button;
  ClinicStatusLine *fault;
  ClinicStatusLine *missing;
  ClinicRecordSafety *safety;
  GtkWidget *switcher;
  GtkWidget *form;
  GtkWidget *columns;
  GtkWidget *reactions_page;
  ClinicColourLine *colour;
  ClinicGradeCard *grades;
  AdwClamp *end_clamp;
  AdwActionRow *cream_row;
  AdwActionRow *numbed_row;
  ClinicStatusLine *needle_last;
  ClinicWrapBox *needle_box;
  AdwComboRow *lot_row;
  AdwEntryRow *piece_row;
  ClinicStatusLine *roller_fault;
  AdwActionRow *roller_row;
  AdwActionRow *rolling_row;
  ClinicStatusLine *end_point_last;
  ClinicWrapBox *end_point_box;
  GtkEditable *end_point_note;
  GtkLabel *areas_count;
  ClinicStatusLine *areas_last;
  ClinicFaceMap *face_map;
  ClinicWrapBox *zone_box;
  GtkEditable *other_area;
  ClinicStatusLine *passes_last;
  ClinicWrapBox *pass_box;
  ClinicWrapBox *reaction_box;
  GtkEditable *reactions_note;
  ClinicWrapBox *pain_box;
  ClinicAdjunctList *adjuncts;
  GtkTextBuffer *notes;
  GtkLabel *prescriptions;
  AdwPreferencesGroup *versions_group;

  GtkToggleButton *zones[CLINIC_N_ZONES];
  GtkToggleButton *end_points[CLINIC_N_END_POINTS]; /* the first: none */
  GtkToggleButton *reactions[CLINIC_N_REACTIONS];
  GtkToggleButton *pains[CLINIC_RECORD_MOST_PAIN + 1];
  GtkSpinButton *passes[CLINIC_N_PASSES];
};

/* clinic-record-view.c */
void clinic_record_view_read (ClinicRecordView *self); /* what stands on the disk, again */

/* clinic-record-fields.c */
void          clinic_record_fields_make (ClinicRecordView *self);
void          clinic_record_fields_fill (ClinicRecordView *self);
ClinicRecord *clinic_record_fields_take (ClinicRecordView *self); /* (transfer full): as it stands in the fields */
void          clinic_record_fields_mark (ClinicRecordView *self); /* what differs from last time */

/* clinic-record-roller.c */
void clinic_record_roller_fill   (ClinicRecordView *self);
void clinic_record_roller_choose (ClinicRecordView *self); /* the lot was chosen */
void clinic_record_roller_check  (ClinicRecordView *self); /* the piece was typed */
void clinic_record_roller_commit (ClinicRecordView *self); /* takes the piece that is typed */
void clinic_record_roller_next   (ClinicRecordView *self); /* takes the lot's next free piece */

/* clinic-record-draft.c */
void clinic_record_draft_edited (ClinicRecordView *self);
void clinic_record_view_call_back (ClinicRecordView *self); /* emits "unsaved" */
void clinic_record_draft_flush  (ClinicRecordView *self); /* saves at once what is not saved yet */
void clinic_record_draft_show   (ClinicRecordView *self); /* what is missing, and how far it is */
void clinic_record_draft_sign   (ClinicRecordView *self);
void clinic_record_draft_drop   (ClinicRecordView *self); /* what is not saved yet will not be */
void clinic_record_draft_show_fault (ClinicRecordView *self, const char *words); /* (nullable) */

G_END_DECLS
