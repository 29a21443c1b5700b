/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/clinic-time.h"

G_BEGIN_DECLS

#define CLINIC_TYPE_ROLLER_LOT (clinic_roller_lot_get_type ())

/* What one box may hold. */
#define CLINIC_ROLLER_MOST_PIECES 500

/**
 * ClinicRollerLot: rollers of one lot, as the boxes say.
 */
typedef struct
{
  gint64 id; /* 0 = new */
  gint64 version;
  char *product; /* maker and model; "" = not stated */
  char *lot;
  double needle;       /* mm */
  ClinicDay expiry;    /* the last day on which one may be used */
  gboolean withdrawn;  /* called back: none of it is used any more */
} ClinicRollerLot;

GType            clinic_roller_lot_get_type (void) G_GNUC_CONST;
ClinicRollerLot *clinic_roller_lot_new      (void);
ClinicRollerLot *clinic_roller_lot_copy     (const ClinicRollerLot *lot);
void             clinic_roller_lot_free     (ClinicRollerLot *lot);

/* What cannot be taken into stock on @today, as a sentence; (transfer full) (nullable): NULL when it is in order. */
char *clinic_roller_lot_find_fault (const ClinicRollerLot *lot, ClinicDay today);
/* The same lot, but other than it stands in stock (length, expiry), as a sentence; (transfer full) (nullable). */
char *clinic_roller_lot_explain_difference (const ClinicRollerLot *known, const ClinicRollerLot *lot);

#define CLINIC_TYPE_ROLLER (clinic_roller_get_type ())

/**
 * ClinicRoller: one piece of stock. One piece, one session.
 */
typedef struct
{
  gint64 id;
  char *number; /* the pack's own, or one that the program gave: "0031" */
  ClinicRollerLot *lot;
  gint64 session;     /* that used it up; 0 = free */
  ClinicDay used_day; /* of that session; CLINIC_DAY_NONE = free */
} ClinicRoller;

GType         clinic_roller_get_type (void) G_GNUC_CONST;
ClinicRoller *clinic_roller_copy     (const ClinicRoller *roller);
void          clinic_roller_free     (ClinicRoller *roller);

/**
 * clinic_roller_explain_refusal:
 * @session: that would take it
 * @day: the session's day
 *
 * Why it cannot be used: used before, expired, withdrawn. On its last day it can.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL when it can
 */
char *clinic_roller_explain_refusal (const ClinicRoller *roller, gint64 session, ClinicDay day);

/**
 * clinic_roller_expand_numbers:
 * @typed: numbers by blanks, commas or lines, and ranges of them: "0031-0040, 0055"
 *
 * A range keeps its first number's width and what stands before the figures ("A-007-A-012" counts as "A-007" to "A-012").
 *
 * Returns: (transfer full) (nullable): in the order typed; %NULL with INVALID and a sentence
 */
GStrv clinic_roller_expand_numbers (const char *typed, GError **error);

/* "2028-03", "03/2028", "3.2028" are the last day of that month, "2028-03-15" that day. FALSE leaves @day alone. */
gboolean clinic_roller_parse_expiry (const char *typed, ClinicDay *day);
/* "March 2028", or "15 Mar 2028" where it is not a month's last day; (transfer full). */
char    *clinic_roller_format_expiry (ClinicDay expiry);
/* Lengths in mm; they are made in tenths. */
gboolean clinic_roller_needle_is    (double needle, double other);
char    *clinic_roller_format_needle (double needle); /* "1.5 mm"; (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRollerLot, clinic_roller_lot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicRoller, clinic_roller_free)

G_END_DECLS
