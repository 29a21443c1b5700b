/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/clinic-fault-page.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-error.h"

typedef enum
{
  OFFER_TRY_AGAIN = 1 << 0,
  OFFER_RESTORE = 1 << 1,
  OFFER_FOLDER = 1 << 2,
} Offer;

struct _ClinicFaultPage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkLabel *details;
  GtkWidget *try_again;
  GtkWidget *restore;
  GtkWidget *choose_folder;
};

G_DEFINE_FINAL_TYPE (ClinicFaultPage, clinic_fault_page, ADW_TYPE_BIN)

/* In the order of the buttons: the first that is offered is the one next step. */
static const struct
{
  ClinicError code;
  const char *icon;
  const char *title;
  const char *words; /* %s: the folder */
  guint offers;
} faults[] = {
  { CLINIC_ERROR_BUSY, "changes-prevent-symbolic", N_("The Clinic Is Open Elsewhere"),
    N_("Another program is using the data in %s. Close Sittings there, then try again. Nothing was changed."),
    OFFER_TRY_AGAIN | OFFER_FOLDER },
  { CLINIC_ERROR_TOO_NEW, "software-update-available-symbolic", N_("These Data Need a Newer Sittings"),
    N_("The data in %s were written by a newer version. Install that version, or restore a copy made by this one. Nothing was changed."),
    OFFER_RESTORE | OFFER_FOLDER },
  { CLINIC_ERROR_CORRUPT, "dialog-error-symbolic", N_("The Data Are Damaged"),
    N_("The data in %s cannot be read whole. Restore the newest copy; the damaged file is kept beside it. Nothing was changed."),
    OFFER_RESTORE | OFFER_FOLDER },
  { CLINIC_ERROR_READ_ONLY, "changes-prevent-symbolic", N_("The Data Cannot Be Written"),
    N_("You may not write in %s. Ask who looks after this computer to allow it, or choose another folder. Nothing was changed."),
    OFFER_TRY_AGAIN | OFFER_FOLDER },
  { CLINIC_ERROR_FULL, "drive-harddisk-symbolic", N_("The Disk Is Full"),
    N_("There is no room left where %s lies. Free some space, then try again. What was saved before is safe."),
    OFFER_TRY_AGAIN | OFFER_FOLDER },
  { CLINIC_ERROR_NETWORK, "network-server-symbolic", N_("The Data Lie on Another Computer"),
    N_("%s is on a network share, where a power cut or a lost line can damage a database. Choose a folder on this computer. Nothing was changed."),
    OFFER_FOLDER },
  { CLINIC_ERROR_ZONE, "preferences-system-time-symbolic", N_("The Time Zone Is Not Known Here"),
    N_("The clinic in %s keeps its time by a zone that this computer does not know. Ask who looks after it to install the time zone data (tzdata), then try again. Nothing was changed."),
    OFFER_TRY_AGAIN | OFFER_FOLDER },
  { CLINIC_ERROR_FAILED, "dialog-error-symbolic", N_("The Data Cannot Be Opened"),
    N_("Something went wrong while opening the data in %s. Nothing was changed."),
    OFFER_TRY_AGAIN | OFFER_RESTORE | OFFER_FOLDER },
};

static void
clinic_fault_page_class_init (ClinicFaultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/clinic-fault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicFaultPage, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicFaultPage, details);
  gtk_widget_class_bind_template_child (widget_class, ClinicFaultPage, try_again);
  gtk_widget_class_bind_template_child (widget_class, ClinicFaultPage, restore);
  gtk_widget_class_bind_template_child (widget_class, ClinicFaultPage, choose_folder);
}

static void
clinic_fault_page_init (ClinicFaultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gsize
find_fault (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_error_matches (error, CLINIC_ERROR, faults[i].code))
      return i;
  return G_N_ELEMENTS (faults) - 1;
}

static void
show_offers (ClinicFaultPage *self, guint offers)
{
  GtkWidget *first = offers & OFFER_TRY_AGAIN ? self->try_again : offers & OFFER_RESTORE ? self->restore : self->choose_folder;

  gtk_widget_set_visible (self->try_again, (offers & OFFER_TRY_AGAIN) != 0);
  gtk_widget_set_visible (self->restore, (offers & OFFER_RESTORE) != 0);
  gtk_widget_set_visible (self->choose_folder, (offers & OFFER_FOLDER) != 0);
  gtk_widget_add_css_class (first, "suggested-action");
}

/* (transfer full): @words with %s put in; they come from a table, which printf is not to be given. */
static char *
name_place (const char *words, const char *place)
{
  GString *text = g_string_new (words);

  g_string_replace (text, "%s", place, 1);
  return g_string_free (text, FALSE);
}

GtkWidget *
clinic_fault_page_new (const GError *error, const char *folder)
{
  ClinicFaultPage *self = g_object_new (CLINIC_TYPE_FAULT_PAGE, NULL);
  gsize fault;
  g_autofree char *place = g_filename_display_name (folder);
  g_autofree char *words = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (error != NULL, GTK_WIDGET (self));

  fault = find_fault (error);
  words = name_place (_(faults[fault].words), place);
  description = g_markup_escape_text (words, -1); /* a status page reads markup */
  adw_status_page_set_icon_name (self->status, faults[fault].icon);
  adw_status_page_set_title (self->status, _(faults[fault].title));
  adw_status_page_set_description (self->status, description);
  gtk_label_set_label (self->details, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *error->message != '\0');
  show_offers (self, faults[fault].offers);
  return GTK_WIDGET (self);
}
