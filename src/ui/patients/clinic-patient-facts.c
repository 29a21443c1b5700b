/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-patient-facts.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-name-key.h"
#include "core/clinic-phone.h"
#include "ui/patients/clinic-language-list.h"

static void
add_fact (ClinicWrapBox *facts, const char *title, const char *words)
{
  GtkWidget *box, *head, *body;

  if (words == NULL || *words == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  head = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, NULL);
  body = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "max-width-chars", 40, NULL);
  gtk_widget_add_css_class (head, "caption");
  gtk_widget_add_css_class (head, "dim-label");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), body);
  clinic_wrap_box_append (facts, box);
}

static char *
dup_birth (const ClinicPatient *patient)
{
  ClinicDay day;

  if (clinic_day_parse (patient->birth, &day))
    return clinic_format_day (day, CLINIC_DAY_FORM_HISTORY);
  return g_strdup (patient->birth);
}

/* Of the newest healing: what the next one may be like. */
static char *
dup_peeling (const ClinicHealing *healing)
{
  int started, lasted;

  if (healing == NULL || healing->peeling_started == CLINIC_DAY_NONE)
    return NULL;
  started = healing->peeling_started - healing->session_day;
  if (healing->settled == CLINIC_DAY_NONE)
    return g_strdup_printf (_("from day %d"), started);
  lasted = healing->settled - healing->peeling_started;
  return g_strdup_printf (ngettext ("day %d, lasted %d day", "day %d, lasted %d days", lasted), started, lasted);
}

static char *
dup_further_phones (const ClinicPatient *patient)
{
  g_auto (GStrv) phones = g_strsplit (patient->phones, "\n", -1);

  if (phones[0] == NULL || phones[1] == NULL)
    return NULL;
  for (gsize i = 1; phones[i] != NULL; i++)
    {
      g_autofree char *phone = phones[i];

      phones[i] = clinic_phone_isolate (phone);
    }
  return g_strjoinv ("\n", phones + 1);
}

void
clinic_patient_facts_fill (ClinicWrapBox *facts, ClinicDiary *diary, const ClinicPatientPage *page)
{
  const ClinicPatient *patient = page->patient;
  g_autofree char *birth = dup_birth (patient);
  g_autofree char *peeling = dup_peeling (page->healing);
  g_autofree char *phones = dup_further_phones (patient);

  g_return_if_fail (CLINIC_IS_WRAP_BOX (facts) && CLINIC_IS_DIARY (diary));

  clinic_wrap_box_clear (facts);
  add_fact (facts, _("Born"), birth);
  add_fact (facts, _("Peeling last time"), peeling);
  add_fact (facts, _("Further phones"), phones);
  add_fact (facts, _("E-mail"), patient->email);
  add_fact (facts, _("Address"), patient->address);
  add_fact (facts, _("Language"), clinic_language_list_get_name (patient->language));
  add_fact (facts, _("Notes"), patient->notes);
  gtk_widget_set_visible (GTK_WIDGET (facts), gtk_widget_get_first_child (GTK_WIDGET (facts)) != NULL);
}

char *
clinic_patient_facts_dup_phone_uri (const char *phone)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (phone != NULL, NULL);

  digits = clinic_name_key_digits (phone);
  return g_strconcat (g_str_has_prefix (phone, "+") ? "tel:+" : "tel:", digits, NULL);
}
