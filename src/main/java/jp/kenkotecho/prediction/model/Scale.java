package jp.kenkotecho.prediction.model;

/** How the values of an item lie among people: evenly about their mean, or by ratios (natural logarithm). */
enum Scale {
    LINEAR {
        @Override
        double to(double value) {
            return value;
        }

        @Override
        double from(double scaled) {
            return scaled;
        }
    },
    LOG {
        @Override
        double to(double value) {
            return Math.log(value);
        }

        @Override
        double from(double scaled) {
            return Math.exp(scaled);
        }
    };

    /** A value of the item's unit on this scale. */
    abstract double to(double value);

    /** The value in the item's unit. */
    abstract double from(double scaled);
}
