/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A connection of its own to the bus, as another program has; (transfer full). */
GDBusConnection *clinic_test_bus_connect (GTestDBus *bus);

G_END_DECLS
