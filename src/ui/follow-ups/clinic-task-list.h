/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ui/follow-ups/clinic-task-item.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_TASK_LIST (clinic_task_list_get_type ())

/* Whether a task is to be listed. */
typedef gboolean (*ClinicTaskFilter) (const ClinicTask *task, gpointer user_data);

/* ClinicTaskList: a list model of ClinicTaskItem: each section that is not empty, its head before its tasks. */
G_DECLARE_FINAL_TYPE (ClinicTaskList, clinic_task_list, CLINIC, TASK_LIST, GObject)

ClinicTaskList *clinic_task_list_new      (ClinicTaskFilter filter, gpointer user_data);
/* What is listed already stays the item it is. */
void            clinic_task_list_show     (ClinicTaskList *self, const ClinicFollowUps *follow_ups);
void            clinic_task_list_refilter (ClinicTaskList *self); /* the filter lets others pass */

/* (transfer none) (nullable): also one that the filter holds back. */
ClinicTaskItem *clinic_task_list_find      (ClinicTaskList *self, gint64 follow_up);
guint           clinic_task_list_find_item (ClinicTaskList *self, ClinicTaskItem *item); /* GTK's invalid position: hidden */
/* (transfer none) (nullable): the line there; NULL past the end. */
ClinicTaskItem *clinic_task_list_get       (ClinicTaskList *self, guint position);
ClinicTaskItem *clinic_task_list_get_first (ClinicTaskList *self); /* (transfer none) (nullable): the first task */

G_END_DECLS
