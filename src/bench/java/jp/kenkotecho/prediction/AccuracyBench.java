package jp.kenkotecho.prediction;

import java.io.IOException;

/** Measures how exact values to come are on people who were made up otherwise, and writes it into docs/models.md. */
public final class AccuracyBench {

    private AccuracyBench() {}

    public static void main(String[] arguments) throws IOException {
        AccuracyTable.write();
    }
}
