/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-record.h"
#include "print/clinic-sheet.h"

G_BEGIN_DECLS

/* One session's record as it was signed last, else as it is @typed so far, and that it is a draft. What was signed keeps the
   direction of its own script, whichever the desk's is; (transfer full). */
ClinicSheet *clinic_record_print_make_sheet (ClinicDiary *diary, const ClinicRecordPage *page, const ClinicRecord *typed);

/* A window with that sheet on its way to paper or a file. */
GtkWidget *clinic_record_print_new_window (GtkWindow *parent, ClinicDiary *diary, const ClinicRecordPage *page,
                                           const ClinicRecord *typed);

G_END_DECLS
