/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-aftercare.h"
#include "model/clinic-task-item.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TASK_LIST (clinic_task_list_get_type ())

/* Whether a follow-up is to be listed. */
typedef gboolean (*ClinicTaskTest) (const ClinicTaskKey *key, gpointer user_data);

/**
 * ClinicTaskList: the open follow-ups as a GListModel of ClinicTaskItem: each section that is not empty, its head before
 * its follow-ups.
 *
 * What is listed, in which order and how many, comes from one question about all of them; what a line says is read as
 * lines are asked for, and again when the list is. Items stay the same objects as long as somebody holds them.
 *
 * Signal "read" (GError *, nullable): the list is as the database has it, or could not be read and stays as it was.
 */
G_DECLARE_FINAL_TYPE (ClinicTaskList, clinic_task_list, CLINIC, TASK_LIST, GObject)

ClinicTaskList *clinic_task_list_new      (ClinicTaskTest test, gpointer user_data);
/* Asks the diary anew. @days: so many days after today */
void            clinic_task_list_read     (ClinicTaskList *self, ClinicDiary *diary, int days);
void            clinic_task_list_refilter (ClinicTaskList *self); /* the test lets others pass */
void            clinic_task_list_stop     (ClinicTaskList *self); /* before the test's data goes: nothing is read any more */

/* (transfer full) (nullable): also one that the test holds back. */
ClinicTaskItem *clinic_task_list_find          (ClinicTaskList *self, gint64 follow_up);
guint           clinic_task_list_find_position (ClinicTaskList *self, gint64 follow_up); /* G_MAXUINT: not listed */
/* (transfer full) (nullable): the line there; NULL past the end. */
ClinicTaskItem *clinic_task_list_get           (ClinicTaskList *self, guint position);
ClinicTaskItem *clinic_task_list_get_first     (ClinicTaskList *self); /* (transfer full) (nullable): the first follow-up */

G_END_DECLS
