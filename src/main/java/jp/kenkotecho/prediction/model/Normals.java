package jp.kenkotecho.prediction.model;

/** The standard normal distribution. */
final class Normals {

    private static final double[] B = {0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};
    private static final double P = 0.2316419;

    private Normals() {}

    /** Φ(z), within 7.5e-8 (Abramowitz and Stegun 26.2.17). */
    static double below(double z) {
        var t = 1 / (1 + P * Math.abs(z));
        var sum = 0.0;
        for (var i = B.length - 1; i >= 0; i--) {
            sum = (sum + B[i]) * t;
        }
        var above = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * sum;
        return z >= 0 ? 1 - above : above;
    }
}
