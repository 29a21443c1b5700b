/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clinic-date-order.h"

#define YMD CLINIC_DATE_ORDER_YMD
#define DMY CLINIC_DATE_ORDER_DMY
#define MDY CLINIC_DATE_ORDER_MDY

static void
test_format (void)
{
  static const struct
  {
    const char *format;
    ClinicDateOrder order;
  } cases[] = {
    { "%m/%d/%y", MDY }, { "%d.%m.%Y", DMY }, { "%Y-%m-%d", YMD }, { "%e.%m.%Y", DMY },  { "%Y年%m月%d日", YMD },
    { "%b %e, %Y", MDY }, { "%F", YMD },      { "%D", MDY },       { "%Od-%Om-%Oy", DMY }, { "", YMD },
    { "%", YMD },        { "%-d/%-m/%Y", DMY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clinic_date_order_from_format (cases[i].format), ==, cases[i].order);
  g_assert_cmpint (clinic_date_order_from_locale (), ==, MDY);
}

static void
test_parse (void)
{
  static const struct
  {
    ClinicDateOrder order;
    const char *text;
    const char *iso;
  } cases[] = {
    { YMD, "1992-03-14", "1992-03-14" },
    { DMY, "1992-03-14", "1992-03-14" },
    { MDY, "1992/3/14", "1992-03-14" },
    { DMY, "14.03.1992", "1992-03-14" },
    { DMY, "14. 3. 1992.", "1992-03-14" },
    { DMY, "14/3/1992", "1992-03-14" },
    { MDY, "3/14/1992", "1992-03-14" },
    { DMY, "02/01/2014", "2014-01-02" },
    { MDY, "02/01/2014", "2014-02-01" },
    { DMY, "14 March 1992", "1992-03-14" },
    { YMD, "March 14, 1992", "1992-03-14" },
    { MDY, "14-Mar-1992", "1992-03-14" },
    { MDY, "12 DEC 1975", "1975-12-12" },
    { YMD, "1992年3月14日", "1992-03-14" },
    { YMD, "19920314", "1992-03-14" },
    { DMY, "1992-03-14T00:00:00Z", "1992-03-14" },
    { DMY, "1992-03-14 00:00:00", "1992-03-14" },
    { DMY, "١٤/٠٣/١٩٩٢", "1992-03-14" },
    { DMY, "２９.０２.２０００", "2000-02-29" },
    { MDY, "14.03.1992", NULL },
    { DMY, "3/14/1992", NULL },
    { YMD, "14.03.1992", NULL },
    { DMY, "29.02.1999", NULL },
    { DMY, "14.03.92", NULL },
    { DMY, "14.03", NULL },
    { DMY, "1992", NULL },
    { DMY, "", NULL },
    { DMY, "yesterday", NULL },
    { DMY, "14.03.1992.5", NULL },
    { DMY, "-14.03.1992", NULL },
    { DMY, "14.03.19921", NULL },
    { DMY, "14.1992.03", NULL },
    { DMY, "14 Ma 1992", NULL },
    { DMY, "99999999999999999999", NULL },
    { DMY, "14..03.1992", NULL },
    { DMY, "0.0.0000", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = clinic_date_order_parse (cases[i].order, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_fragment (void)
{
  g_autofree char *full = clinic_date_order_to_fragment (DMY, "14.3.1992");
  g_autofree char *brief = clinic_date_order_to_fragment (DMY, "14/03/92");
  g_autofree char *turned = clinic_date_order_to_fragment (YMD, "92-03-14");
  g_autofree char *mixed = clinic_date_order_to_fragment (DMY, "14/03-92");
  g_autofree char *none = clinic_date_order_to_fragment (DMY, "14/13/92");

  g_assert_cmpstr (full, ==, "1992-03-14");
  g_assert_cmpstr (brief, ==, "92-03-14");
  g_assert_cmpstr (turned, ==, "92-03-14");
  g_assert_null (mixed);
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date-order/format", test_format);
  g_test_add_func ("/core/date-order/parse", test_parse);
  g_test_add_func ("/core/date-order/fragment", test_fragment);
  return g_test_run ();
}
