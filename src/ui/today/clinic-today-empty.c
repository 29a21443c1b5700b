/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today/clinic-today-empty.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/clinic-closure-words.h"

GtkWidget *
clinic_today_empty_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Book…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "preferences-system-time-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No One Is Booked Today"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", G_GINT64_CONSTANT (0), G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.book");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

void
clinic_today_empty_show (GtkWidget *page, ClinicDiary *diary, gint64 now)
{
  g_autofree char *closed = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));
  g_return_if_fail (CLINIC_IS_DIARY (diary) && clinic_diary_get_setup (diary) != NULL);

  closed = clinic_setup_explain_closed (clinic_diary_get_setup (diary), now, clinic_diary_get_zone (diary));
  words = g_markup_escape_text (closed != NULL ? closed : _("Who is booked for today stands here from arrival to leaving."), -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), words);
}
