package jp.kenkotecho.checkup.model;

/** HbA1c by NGSP, from the JDS value that check-ups wrote until 31 March 2013 (Japan Diabetes Society). */
public final class Ngsp {

    private static final String BY_NGSP = "3D046";
    private static final String BY_JDS = "3D045";

    private Ngsp() {}

    /** Whether an item of this code is HbA1c by JDS. */
    public static boolean isJds(String code) {
        return code.startsWith(BY_JDS);
    }

    /** The code of the same by JDS, for HbA1c by NGSP; empty for any other item. */
    public static String before(String code) {
        return code.startsWith(BY_NGSP) ? BY_JDS + code.substring(BY_NGSP.length()) : "";
    }

    /** Percent, to one decimal as laboratories print it: half up, in thousandths, which are whole for a printed JDS. */
    public static double ofJds(double jds) {
        var thousandths = Math.round(jds * 1020) + 250;
        return Math.floorDiv(thousandths + 50, 100) / 10.0;
    }
}
