/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/clinic-diary-record.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_RECORD_VIEW (clinic_record_view_get_type ())

/**
 * ClinicRecordView: the doctor's record of one session. It begins with what was done last time and says what differs; what is
 * typed is saved as a draft by itself; a doctor signs it, and from then on it is read, or corrected.
 *
 * Signals: "back"; "unsaved", when it was left and what was typed then could not be saved: it is to be shown again, where it
 * says why and has all of it. Actions: record.sign, record.correct, record.next-piece, record.back.
 */
G_DECLARE_FINAL_TYPE (ClinicRecordView, clinic_record_view, CLINIC, RECORD_VIEW, AdwBin)

GtkWidget *clinic_record_view_new         (ClinicDiary *diary, gint64 session);
gint64     clinic_record_view_get_session (ClinicRecordView *self);

G_END_DECLS
