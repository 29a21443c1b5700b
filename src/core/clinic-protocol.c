/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-protocol-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (ClinicProtocol, clinic_protocol, clinic_protocol_ref, clinic_protocol_unref)

static void
free_expectation (ClinicExpectation *expectation)
{
  g_free (expectation->text);
  g_free (expectation);
}

static void
free_rule (ClinicFollowUpRule *rule)
{
  g_free (rule->key);
  g_free (rule->title);
  g_free (rule->asks);
  g_array_unref (rule->days);
  g_array_unref (rule->months);
  g_free (rule);
}

static void
free_screening (ClinicScreening *screening)
{
  g_free (screening->key);
  g_free (screening->question);
  g_free (screening->advice);
  g_free (screening);
}

ClinicFollowUpRule *
clinic_follow_up_rule_new (void)
{
  ClinicFollowUpRule *rule = g_new0 (ClinicFollowUpRule, 1);

  rule->days = g_array_new (FALSE, FALSE, sizeof (int));
  rule->months = g_array_new (FALSE, FALSE, sizeof (int));
  return rule;
}

ClinicProtocol *
clinic_protocol_new (void)
{
  ClinicProtocol *protocol = g_new0 (ClinicProtocol, 1);

  g_atomic_ref_count_init (&protocol->references);
  protocol->expectations = g_ptr_array_new_with_free_func ((GDestroyNotify) free_expectation);
  protocol->care_items = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_care_item_free);
  protocol->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) free_rule);
  protocol->symptoms = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_symptom_free);
  protocol->screenings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_screening);
  protocol->sheet = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return protocol;
}

ClinicProtocol *
clinic_protocol_ref (ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  g_atomic_ref_count_inc (&protocol->references);
  return protocol;
}

void
clinic_protocol_unref (ClinicProtocol *protocol)
{
  if (protocol == NULL || !g_atomic_ref_count_dec (&protocol->references))
    return;
  g_ptr_array_unref (protocol->expectations);
  g_ptr_array_unref (protocol->care_items);
  g_ptr_array_unref (protocol->rules);
  g_ptr_array_unref (protocol->symptoms);
  g_ptr_array_unref (protocol->screenings);
  g_hash_table_unref (protocol->sheet);
  g_free (protocol->consent_title);
  g_free (protocol->consent_text);
  g_free (protocol->key);
  g_free (protocol->title);
  g_free (protocol->text);
  g_free (protocol->sha256);
  g_free (protocol);
}

const char *
clinic_protocol_get_key (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->key;
}

const char *
clinic_protocol_get_title (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->title;
}

const char *
clinic_protocol_get_text (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->text;
}

const char *
clinic_protocol_get_sha256 (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->sha256;
}

void
clinic_protocol_get_shape (const ClinicProtocol *protocol, ClinicVisitShape *shape)
{
  g_return_if_fail (protocol != NULL && shape != NULL);

  *shape = protocol->shape;
}

int
clinic_protocol_get_course_length (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->length_plan;
}

int
clinic_protocol_get_course_length_min (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->length_least;
}

int
clinic_protocol_get_course_length_max (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->length_most;
}

int
clinic_protocol_get_min_days (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->spacing_least;
}

int
clinic_protocol_get_recommended_days (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->spacing_recommended;
}

int
clinic_protocol_get_fresh_hours (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->fresh_hours;
}

void
clinic_protocol_get_peeling_start (const ClinicProtocol *protocol, int *from_day, int *to_day)
{
  g_return_if_fail (protocol != NULL && from_day != NULL && to_day != NULL);

  *from_day = protocol->peeling_start_from;
  *to_day = protocol->peeling_start_to;
}

void
clinic_protocol_get_peeling_end (const ClinicProtocol *protocol, int *from_day, int *to_day)
{
  g_return_if_fail (protocol != NULL && from_day != NULL && to_day != NULL);

  *from_day = protocol->peeling_start_from + protocol->peeling_days_least;
  *to_day = protocol->peeling_start_to + protocol->peeling_days_most;
}

int
clinic_protocol_get_no_peeling_day (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->no_peeling_day;
}

int
clinic_protocol_get_book_next_days (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->book_next_days;
}

int
clinic_protocol_get_retry_hours (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->retry_hours;
}

int
clinic_protocol_get_retry_most (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, 0);

  return protocol->retry_most;
}

const GPtrArray *
clinic_protocol_get_follow_up_rules (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->rules;
}

const GPtrArray *
clinic_protocol_get_care_items (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->care_items;
}

const GPtrArray *
clinic_protocol_get_symptoms (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->symptoms;
}

const GPtrArray *
clinic_protocol_get_screenings (const ClinicProtocol *protocol)
{
  g_return_val_if_fail (protocol != NULL, NULL);

  return protocol->screenings;
}

const ClinicSymptom *
clinic_protocol_find_symptom (const ClinicProtocol *protocol, const char *key)
{
  g_return_val_if_fail (protocol != NULL && key != NULL, NULL);

  for (guint i = 0; i < protocol->symptoms->len; i++)
    {
      const ClinicSymptom *symptom = g_ptr_array_index (protocol->symptoms, i);

      if (strcmp (symptom->key, key) == 0)
        return symptom;
    }
  return NULL;
}

const ClinicFollowUpRule *
clinic_protocol_find_rule (const ClinicProtocol *protocol, const char *key)
{
  g_return_val_if_fail (protocol != NULL && key != NULL, NULL);

  for (guint i = 0; i < protocol->rules->len; i++)
    {
      const ClinicFollowUpRule *rule = g_ptr_array_index (protocol->rules, i);

      if (strcmp (rule->key, key) == 0)
        return rule;
    }
  return NULL;
}

const char *
clinic_protocol_get_expected (const ClinicProtocol *protocol, int day)
{
  g_return_val_if_fail (protocol != NULL && protocol->expectations->len > 0, NULL);

  for (guint i = 0; i < protocol->expectations->len; i++)
    {
      const ClinicExpectation *expectation = g_ptr_array_index (protocol->expectations, i);

      if (day <= expectation->until)
        return expectation->text;
    }
  g_return_val_if_reached (NULL);
}
