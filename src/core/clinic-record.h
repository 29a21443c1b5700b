/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/clinic-roller.h"
#include "core/clinic-session.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_RECORD (clinic_record_get_type ())

/* FHIR's composition status. */
typedef enum
{
  CLINIC_RECORD_PRELIMINARY, /* being written, or being corrected */
  CLINIC_RECORD_FINAL,       /* signed */
  CLINIC_RECORD_AMENDED,     /* a correction was signed */
} ClinicRecordStatus;

/* Zones of the face; right and left are the patient's. */
typedef enum
{
  CLINIC_ZONE_FOREHEAD,
  CLINIC_ZONE_RIGHT_TEMPLE,
  CLINIC_ZONE_LEFT_TEMPLE,
  CLINIC_ZONE_RIGHT_CHEEK,
  CLINIC_ZONE_LEFT_CHEEK,
  CLINIC_ZONE_NOSE,
  CLINIC_ZONE_UPPER_LIP,
  CLINIC_ZONE_CHIN,
  CLINIC_N_ZONES,
} ClinicZone;

typedef enum
{
  CLINIC_PASS_HORIZONTAL,
  CLINIC_PASS_VERTICAL,
  CLINIC_PASS_FALLING, /* diagonal, from above left to below right as one looks at the face */
  CLINIC_PASS_RISING,
  CLINIC_N_PASSES,
} ClinicPass;

typedef enum
{
  CLINIC_END_POINT_NONE, /* not said yet */
  CLINIC_END_POINT_ERYTHEMA,
  CLINIC_END_POINT_PINPOINT_BLEEDING,
  CLINIC_END_POINT_OTHER,
  CLINIC_N_END_POINTS,
} ClinicEndPoint;

/* What the skin or the patient showed at once. */
typedef enum
{
  CLINIC_REACTION_OEDEMA,
  CLINIC_REACTION_BRUISING,
  CLINIC_REACTION_URTICARIA,
  CLINIC_REACTION_SYNCOPE,
  CLINIC_N_REACTIONS,
} ClinicReaction;

#define CLINIC_RECORD_NO_PAIN (-1) /* not asked yet */
#define CLINIC_RECORD_MOST_PAIN 10
#define CLINIC_RECORD_MOST_PASSES 99

/**
 * ClinicRecord: what the doctor writes down of one session. Cream and minutes are the session's own, the roller is a piece
 * of stock.
 */
typedef struct
{
  gint64 id;
  gint64 version; /* 0 = not saved yet */
  gint64 session;
  ClinicRecordStatus status;
  gint64 saved_at; /* UTC; CLINIC_TIME_NONE = not saved yet */
  double needle;   /* mm, as meant; 0 = not said */
  guint zones;     /* a bit for each ClinicZone */
  char *other_area;
  int passes[CLINIC_N_PASSES];
  ClinicEndPoint end_point;
  char *end_point_note;
  guint reactions; /* a bit for each ClinicReaction */
  char *reactions_note;
  int pain;
  char *adjuncts; /* a line for each: name, tab, lot */
  char *notes;
} ClinicRecord;

GType         clinic_record_get_type (void) G_GNUC_CONST;
ClinicRecord *clinic_record_new      (gint64 session); /* empty, preliminary */
ClinicRecord *clinic_record_copy     (const ClinicRecord *record);
void          clinic_record_free     (ClinicRecord *record);
/* Whether the same was filled in, whoever saved it when. */
gboolean      clinic_record_same     (const ClinicRecord *a, const ClinicRecord *b);

/* What is done the same way again: length, areas, passes, end point, adjuncts without their lots. What was seen and said that
   day is not taken over. */
void clinic_record_start_from (ClinicRecord *record, const ClinicRecord *last);

const char *clinic_zone_get_key   (ClinicZone zone);  /* as stored */
const char *clinic_zone_get_name  (ClinicZone zone);  /* "Right cheek" */
const char *clinic_pass_get_name  (ClinicPass pass);  /* "Horizontal" */
const char *clinic_end_point_get_key   (ClinicEndPoint end_point); /* "" for none */
const char *clinic_end_point_get_name  (ClinicEndPoint end_point);
const char *clinic_reaction_get_key    (ClinicReaction reaction);
const char *clinic_reaction_get_name   (ClinicReaction reaction);
const char *clinic_record_status_to_string (ClinicRecordStatus status);

/* (transfer full): keys by blanks, and back; what is unknown is passed over. */
char          *clinic_zones_to_string     (guint zones);
guint          clinic_zones_from_string   (const char *text);
char          *clinic_reactions_to_string   (guint reactions);
guint          clinic_reactions_from_string (const char *text);
ClinicEndPoint clinic_end_point_from_key    (const char *key);
gboolean       clinic_record_status_from_string (const char *text, ClinicRecordStatus *status);

char *clinic_record_say_zones (const ClinicRecord *record); /* "Forehead, Right cheek, neck"; (transfer full) */
int   clinic_record_count_passes (const ClinicRecord *record);

/**
 * clinic_record_list_missing:
 * @rollers: (element-type ClinicRoller): what the session used up
 *
 * What is to be written before a doctor can sign. Returns: (transfer full): sentences, none when nothing is missing
 */
GStrv clinic_record_list_missing (const ClinicRecord *record, const ClinicSession *session, const GPtrArray *rollers);

/* The fields and the session's rollers as text, and back, for what was signed; FALSE leaves @record as it was. */
char    *clinic_record_to_data   (const ClinicRecord *record, const GPtrArray *rollers);
gboolean clinic_record_from_data (ClinicRecord *record, const char *data);
/* (transfer full) (nullable) (element-type gint64): the rollers' ids; %NULL when @data does not say. */
GArray  *clinic_record_list_data_rollers (const char *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRecord, clinic_record_free)

G_END_DECLS
