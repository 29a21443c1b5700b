/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a patient signs before the treatment: a group that a protocol may leave out. */
#include "config.h"

#include "core/clinic-protocol-private.h"

#define MAX_NUMBER 10000
#define MAX_YEARS 30

void
clinic_protocol_read_consent (ClinicReader *reader, ClinicProtocol *protocol)
{
  if (!g_key_file_has_group (reader->file, "consent"))
    return;
  protocol->consent_number = clinic_reader_number (reader, "consent", "number", 1, MAX_NUMBER);
  protocol->guardian_below = clinic_reader_number (reader, "consent", "guardian-below", 0, MAX_YEARS);
  protocol->consent_title = clinic_reader_text (reader, "consent", "title");
  protocol->consent_text = clinic_reader_text (reader, "consent", "text");
}

int
clinic_protocol_get_consent_number (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->consent_number;
}

int
clinic_protocol_get_guardian_below (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->guardian_below;
}

const char *
clinic_protocol_get_consent_title (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->consent_title;
}

const char *
clinic_protocol_get_consent_text (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->consent_text;
}
