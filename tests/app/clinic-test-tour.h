/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clinic-test-look.h"

G_BEGIN_DECLS

/**
 * ClinicTestTour: the program itself, on its invented clinic, led to every page and window.
 */
typedef struct _ClinicTestTour ClinicTestTour;

/* @window: what is in front, and has come to rest. */
typedef void (*ClinicTestArrived) (GtkWidget *window, const char *place, gpointer user_data);

/* Once in a program, in a folder of data of its own. */
ClinicTestTour *clinic_test_tour_begin      (void);
void            clinic_test_tour_end        (ClinicTestTour *self);
/* Every text of the clinic's data, and of its protocol. */
void            clinic_test_tour_add_values (ClinicTestTour *self, ClinicTestLook *look);
/* From a new window on through all places; how many there are. */
guint           clinic_test_tour_go         (ClinicTestTour *self, ClinicTestArrived arrived, gpointer user_data);
void            clinic_test_tour_resize     (ClinicTestTour *self, GtkWidget *window, int width, int height);

G_END_DECLS
