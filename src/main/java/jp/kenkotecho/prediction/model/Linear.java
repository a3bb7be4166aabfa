package jp.kenkotecho.prediction.model;

/** Linear equations with a symmetric positive matrix of few rows (Cholesky). */
final class Linear {

    private final double[][] lower;

    /** Factors the matrix once for as many right sides as are asked. */
    Linear(double[][] a) {
        var size = a.length;
        lower = new double[size][size];
        for (var i = 0; i < size; i++) {
            for (var j = 0; j <= i; j++) {
                var rest = a[i][j];
                for (var k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
    }

    /** x with A·x = b. */
    double[] solve(double[] b) {
        var size = b.length;
        var half = new double[size];
        for (var i = 0; i < size; i++) {
            var rest = b[i];
            for (var k = 0; k < i; k++) {
                rest -= lower[i][k] * half[k];
            }
            half[i] = rest / lower[i][i];
        }
        var x = new double[size];
        for (var i = size - 1; i >= 0; i--) {
            var rest = half[i];
            for (var k = i + 1; k < size; k++) {
                rest -= lower[k][i] * x[k];
            }
            x[i] = rest / lower[i][i];
        }
        return x;
    }
}
