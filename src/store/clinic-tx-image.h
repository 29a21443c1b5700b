/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-change.h"
#include "store/clinic-conn.h"

G_BEGIN_DECLS

/**
 * ClinicImage: a row as it stood before and after a change, as a{sv} in the columns' order, %NULL where there was none.
 */
typedef struct
{
  ClinicKind kind;
  gint64 id;
  char *before; /* (nullable): the printed a{sv} */
  char *after;
} ClinicImage;

ClinicImage *clinic_image_new  (ClinicKind kind, gint64 id, GVariant *before, GVariant *after);
/* Of a row that was not there before; NULL without an error when it is gone again. */
ClinicImage *clinic_image_new_created (ClinicConn *conn, ClinicKind kind, gint64 id, GError **error);
void         clinic_image_free (ClinicImage *image);

gboolean clinic_image_read  (ClinicConn *conn, ClinicKind kind, gint64 id, GVariant **image, GError **error);
gboolean clinic_image_write (ClinicConn *conn, gint64 journal, const ClinicImage *image, GError **error);
/* Alike but for the row's version and the marks of telling. Either may be NULL. */
gboolean clinic_image_same  (GVariant *a, GVariant *b);

/* (element-type ClinicImage): those of one journal row, in the order written; NULL with an error. */
GPtrArray *clinic_images_load (ClinicConn *conn, gint64 journal, GError **error);
char      *clinic_images_hash (GPtrArray *images);

/**
 * ClinicJournalRow: what a row's own hash is made of; the next row carries that hash on.
 */
typedef struct
{
  gint64 id;
  gint64 at;
  gint64 actor; /* 0 = none */
  const char *desk;
  const char *verb;
  const char *subject;
  const char *detail_sha256;
  const char *previous_sha256;
} ClinicJournalRow;

/* What the first row follows. */
#define CLINIC_JOURNAL_NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

char *clinic_journal_row_hash (const ClinicJournalRow *row);

/* The newest row's id (0 = none) and hash. */
gboolean clinic_journal_get_head (ClinicConn *conn, gint64 *id, char **sha256, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicImage, clinic_image_free)

G_END_DECLS
