/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-zone-row.h"

#include "ui/parts/clinic-typed-text.h"

/* The zones that people live in, a line each: country, place, name. */
#define ZONE_TABLE "/usr/share/zoneinfo/zone.tab"

struct _ClinicZoneRow
{
  AdwActionRow parent_instance;

  char *zone;
  GtkStringList *zones; /* nullable: filled when the list is first opened */

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListView *list;
  GtkStringFilter *filter;
  GtkFilterListModel *found;
};

G_DEFINE_FINAL_TYPE (ClinicZoneRow, clinic_zone_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_ZONE = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

/* The list */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
read_zones (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_file_get_contents (ZONE_TABLE, &table, NULL, NULL))
    lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] != '#' && g_strv_length (cells) >= 3)
        g_ptr_array_add (names, g_strdup (cells[2]));
    }
  g_ptr_array_add (names, g_strdup ("UTC"));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
fill_zones (ClinicZoneRow *self)
{
  g_autoptr (GPtrArray) names = read_zones ();

  self->zones = gtk_string_list_new (NULL);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (self->zones, names->pdata[i]);
  gtk_filter_list_model_set_model (self->found, G_LIST_MODEL (self->zones));
}

static const char *
get_found (ClinicZoneRow *self, guint position)
{
  g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  return item ? gtk_string_object_get_string (item) : NULL; /* the list keeps it */
}

/* Names are written with underscores where people write spaces. */
static void
search_changed_cb (ClinicZoneRow *self)
{
  g_autofree char *typed = clinic_typed_text_dup (self->search);

  g_assert (CLINIC_IS_ZONE_ROW (self));

  g_strdelimit (typed, " ", '_');
  gtk_string_filter_set_search (self->filter, typed);
}

static void
choose (ClinicZoneRow *self, guint position)
{
  const char *zone = get_found (self, position);

  if (zone == NULL)
    return;
  gtk_popover_popdown (self->popover);
  clinic_zone_row_set_zone (self, zone);
}

static void
search_activate_cb (ClinicZoneRow *self)
{
  g_assert (CLINIC_IS_ZONE_ROW (self));

  search_changed_cb (self); /* the signal of the last letters comes late */
  choose (self, 0);
}

static void
list_activate_cb (ClinicZoneRow *self, guint position)
{
  g_assert (CLINIC_IS_ZONE_ROW (self));

  choose (self, position);
}

static void
popover_show_cb (ClinicZoneRow *self)
{
  g_assert (CLINIC_IS_ZONE_ROW (self));

  if (self->zones == NULL)
    fill_zones (self);
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
item_setup_cb (ClinicZoneRow *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
item_bind_cb (ClinicZoneRow *self, GtkListItem *item)
{
  GtkStringObject *zone = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (zone));
}

static void
row_activated_cb (ClinicZoneRow *self)
{
  gtk_menu_button_popup (self->button);
}

/* The class */

static void
clinic_zone_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZONE)
    g_value_set_string (value, CLINIC_ZONE_ROW (object)->zone);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_zone_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZONE)
    clinic_zone_row_set_zone (CLINIC_ZONE_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clinic_zone_row_finalize (GObject *object)
{
  ClinicZoneRow *self = CLINIC_ZONE_ROW (object);

  g_free (self->zone);
  g_clear_object (&self->zones);
  G_OBJECT_CLASS (clinic_zone_row_parent_class)->finalize (object);
}

static void
clinic_zone_row_class_init (ClinicZoneRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_zone_row_get_property;
  object_class->set_property = clinic_zone_row_set_property;
  object_class->finalize = clinic_zone_row_finalize;
  props[PROP_ZONE] = g_param_spec_string ("zone", NULL, NULL, "UTC",
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-zone-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicZoneRow, button);
  gtk_widget_class_bind_template_child (widget_class, ClinicZoneRow, popover);
  gtk_widget_class_bind_template_child (widget_class, ClinicZoneRow, search);
  gtk_widget_class_bind_template_child (widget_class, ClinicZoneRow, list);
  gtk_widget_class_bind_template_child (widget_class, ClinicZoneRow, filter);
  gtk_widget_class_bind_template_child (widget_class, ClinicZoneRow, found);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
clinic_zone_row_init (ClinicZoneRow *self)
{
  self->zone = g_strdup ("UTC");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_zone_row_new (void)
{
  return g_object_new (CLINIC_TYPE_ZONE_ROW, NULL);
}

const char *
clinic_zone_row_get_zone (ClinicZoneRow *self)
{
  g_return_val_if_fail (CLINIC_IS_ZONE_ROW (self), NULL);

  return self->zone;
}

void
clinic_zone_row_set_zone (ClinicZoneRow *self, const char *zone)
{
  g_autofree char *kept = g_strdup (zone);

  g_return_if_fail (CLINIC_IS_ZONE_ROW (self));
  g_return_if_fail (zone != NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), kept);
  if (g_str_equal (self->zone, kept))
    return;
  g_free (self->zone);
  self->zone = g_steal_pointer (&kept);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZONE]);
}
