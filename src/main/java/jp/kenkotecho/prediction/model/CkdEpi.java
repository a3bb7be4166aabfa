package jp.kenkotecho.prediction.model;

/** eGFR as foreign models want it: CKD-EPI 2021, mL/min/1.73 m2. Japan's own is another. */
final class CkdEpi {

    private CkdEpi() {}

    /** @param creatinine mg/dL */
    static double egfr(double creatinine, int age, boolean man) {
        var ratio = creatinine / (man ? 0.9 : 0.7);
        return 142
                * Math.pow(Math.min(ratio, 1), man ? -0.302 : -0.241)
                * Math.pow(Math.max(ratio, 1), -1.200)
                * Math.pow(0.9938, age)
                * (man ? 1 : 1.012);
    }
}
