/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clinic-protocol.h"
#include "core/clinic-reader.h"

G_BEGIN_DECLS

#define CLINIC_PROTOCOL_MAX_SIZE (256 * 1024)

/* What is expected up to and including day @until after the session's; G_MAXINT: to the end. */
typedef struct
{
  int until;
  char *text;
} ClinicExpectation;

struct _ClinicProtocol
{
  gatomicrefcount references;
  char *key;
  char *title;
  char *text;
  char *sha256;
  ClinicVisitShape shape;
  int rolling_least;
  int rolling_most;
  int whole_least;
  int whole_most;
  int length_least;
  int length_plan;
  int length_most;
  int spacing_least;
  int spacing_recommended;
  int fresh_hours;
  int peeling_start_from;
  int peeling_start_to;
  int peeling_days_least;
  int peeling_days_most;
  int no_peeling_day;
  int book_next_days;
  int retry_hours;
  int retry_most;
  int watch_days;
  GPtrArray *expectations; /* ClinicExpectation, rising */
  GPtrArray *care_items;   /* ClinicCareItem */
  GPtrArray *rules;        /* ClinicFollowUpRule */
  GPtrArray *symptoms;     /* ClinicSymptom */
  GPtrArray *screenings;   /* ClinicScreening */
  GHashTable *sheet;       /* key -> text; empty: the file has no such group */
  int consent_number;      /* 0: the file has no such group */
  int guardian_below;
  char *consent_title;
  char *consent_text;
};

/* An empty protocol, to be filled by the parser. */
ClinicProtocol *clinic_protocol_new (void);

ClinicFollowUpRule *clinic_follow_up_rule_new (void);

/* The take-home sheet's texts, where the file has them. */
void clinic_protocol_read_sheet (ClinicReader *reader, ClinicProtocol *protocol);
/* What is signed, where the file has it. */
void clinic_protocol_read_consent (ClinicReader *reader, ClinicProtocol *protocol);

/**
 * clinic_protocol_scan:
 * @text: valid UTF-8, nul-terminated
 *
 * Refuses what GKeyFile lets pass: repeated groups and keys, groups and keys that no protocol knows, translations of
 * keys that are no text.
 */
gboolean clinic_protocol_scan (const char *name, const char *text, GError **error);

/* Sets CLINIC_ERROR_INVALID with "name, [group], key: reason"; @group and @key may be %NULL. */
void clinic_protocol_refuse (GError **error, const char *name, const char *group, const char *key, const char *reason);

G_END_DECLS
