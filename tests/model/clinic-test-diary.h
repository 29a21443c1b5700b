/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-consent.h"
#include "support/clinic-test-db.h"

G_BEGIN_DECLS

/* A day counted from CLINIC_TEST_DAY, a Monday. */
#define DAY(n) (CLINIC_TEST_DAY + (n))

/**
 * ClinicTestDiary: the clinic of clinic_test_db_fill() behind a diary whose clock is moved by hand, with the shipped
 * protocol: wait 30 to 60, rolling 20, turnover 10.
 */
typedef struct
{
  char *folder;
  ClinicDb *db;
  ClinicClock *clock;
  ClinicDiary *diary;
} ClinicTestDiary;

/* The clinic of a folder that was set up before; and the end of it, whose folder stays. */
void clinic_test_diary_open      (ClinicTestDiary *self, const char *folder);
void clinic_test_diary_close     (ClinicTestDiary *self);
/* For g_test_add(): fixture functions. */
void clinic_test_diary_set_up    (ClinicTestDiary *self, gconstpointer data);
void clinic_test_diary_tear_down (ClinicTestDiary *self, gconstpointer data);

void          clinic_test_diary_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data); /* user_data: GAsyncResult ** */
GAsyncResult *clinic_test_diary_wait     (GAsyncResult **slot); /* (transfer full): empties the slot */
/* Waits for a verb; its words in @words (transfer full) when it was refused, NULL when it was done. */
char         *clinic_test_diary_finish   (ClinicTestDiary *self, GAsyncResult **slot);
/* The same for tests that look at the change and the error's code. */
ClinicChange *clinic_test_diary_end      (ClinicTestDiary *self, GAsyncResult **slot, GError **error);
/* Waits until the database thread has nothing left to do, and its answers have arrived. */
void          clinic_test_diary_settle   (ClinicTestDiary *self);
void          clinic_test_diary_undo     (ClinicTestDiary *self);
void          clinic_test_diary_sql      (ClinicTestDiary *self, const char *sql); /* past the diary; must not fail */
void          clinic_test_diary_add      (ClinicTestDiary *self, const ClinicTestSession *session);
/* What a consent of that session would be; (transfer full). */
ClinicConsentPage *clinic_test_diary_load_consent (ClinicTestDiary *self, gint64 session);

G_END_DECLS
