/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-aftercare.h"
#include "model/clinic-task-item.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_FOLLOW_UP_ROW (clinic_follow_up_row_get_type ())

/* ClinicFollowUpRow: one line of the list: a follow-up (whose, what, since when) or the head of a section. */
G_DECLARE_FINAL_TYPE (ClinicFollowUpRow, clinic_follow_up_row, CLINIC, FOLLOW_UP_ROW, GtkWidget)

GtkWidget      *clinic_follow_up_row_new      (ClinicDiary *diary);
ClinicTaskItem *clinic_follow_up_row_get_item (ClinicFollowUpRow *self); /* (transfer none) (nullable) */
/* The row follows what its item says; the name is given to its parent, the line of the list. */
void            clinic_follow_up_row_set_item (ClinicFollowUpRow *self, ClinicTaskItem *item); /* nullable */

G_END_DECLS
