/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-patient-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-format.h"
#include "core/clinic-name-key.h"
#include "core/clinic-phone.h"
#include "core/clinic-phrase.h"
#include "core/clinic-record-words.h"
#include "core/clinic-skin-type.h"
#include "ui/patients/clinic-language-list.h"

#define DAYS_PER_WEEK 7

static void
add_fact (ClinicWrapBox *facts, const char *title, const char *words)
{
  GtkWidget *box, *head, *body;

  if (words == NULL || *words == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  head = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, NULL);
  body = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "width-chars", 6, "max-width-chars", 40, NULL);
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

/* How the skin has healed so far: what it may be like next time. */
static char *
dup_peeling (const ClinicHealingHabit *habit)
{
  if (habit->n_peeled == 0)
    return habit->n_none > 0 ? g_strdup (_("none seen")) : NULL;
  if (habit->n_settled == 0)
    return g_strdup_printf (_("from day %d"), habit->start);
  return g_strdup_printf (ngettext ("day %d, lasts %d day", "day %d, lasts %d days", habit->length), habit->start, habit->length);
}

static char *
dup_colour (const ClinicColourHabit *habit)
{
  g_autofree char *since = clinic_format_since (habit->colour.first);
  int weeks;

  if (habit->n_sessions == 0)
    return NULL;
  if (habit->colour.state == CLINIC_COLOUR_OPEN)
    return g_strdup_printf (_("seen %s"), since);
  weeks = (habit->colour.settled - habit->session_day + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK;
  return g_strdup_printf (ngettext ("gone within %d week", "gone within %d weeks", weeks), weeks);
}

/* As the doctor signed it last. */
static char *
dup_last_session (const ClinicPatientPage *page)
{
  const ClinicRecord *record = clinic_patient_history_get_last_signed (page->history);
  const ClinicSession *session = record != NULL ? clinic_patient_page_find_session (page, record->session, NULL) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *cream = NULL;
  int numbed;

  if (session == NULL)
    return NULL;
  numbed = clinic_record_count_minutes (session->cream_at, session->rolling_at);
  cream = clinic_phrase_isolate (session->cream);
  if (*cream != '\0' && numbed >= 0)
    /* Translators: a cream, and how many minutes it was on */
    g_ptr_array_add (parts, g_strdup_printf (_("%s, %d min"), cream, numbed));
  if (record->needle > 0)
    g_ptr_array_add (parts, clinic_roller_format_needle (record->needle));
  if (record->end_point != CLINIC_END_POINT_NONE)
    g_ptr_array_add (parts, g_strdup (clinic_end_point_get_name (record->end_point)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_further_phones (const ClinicPatient *patient)
{
  const char *first_end = strchr (patient->phones, '\n');

  return first_end != NULL ? clinic_phone_isolate_lines (first_end + 1) : NULL;
}

void
clinic_patient_facts_fill (ClinicWrapBox *facts, ClinicDiary *diary, const ClinicPatientPage *page)
{
  const ClinicPatient *patient = page->patient;
  g_autofree char *birth = dup_birth (patient);
  g_autofree char *peeling = dup_peeling (&page->history->habit);
  g_autofree char *colour = dup_colour (&page->history->colour);
  g_autofree char *last = dup_last_session (page);
  g_autofree char *phones = dup_further_phones (patient);
  g_autofree char *skin = patient->skin_type != CLINIC_SKIN_TYPE_UNKNOWN ? clinic_skin_type_say (patient->skin_type) : NULL;

  g_return_if_fail (CLINIC_IS_WRAP_BOX (facts) && CLINIC_IS_DIARY (diary));

  clinic_wrap_box_clear (facts);
  add_fact (facts, _("Last session"), last);
  add_fact (facts, _("Peeling so far"), peeling);
  add_fact (facts, _("Colour change"), colour);
  add_fact (facts, _("Born"), birth);
  add_fact (facts, _("Skin type"), skin);
  add_fact (facts, _("Former numbers"), patient->former_numbers);
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
