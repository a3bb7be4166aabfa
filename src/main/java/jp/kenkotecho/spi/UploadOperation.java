package jp.kenkotecho.spi;

import org.springframework.util.unit.DataSize;

/**
 * An operation of a feature that reads its body by itself: a file of any format, or Parameters. A bean of each.
 *
 * @param name with its {@code $}
 * @param most how large the body may be where the operation is called on the server, without a type: an archive, read
 *     piece by piece, for which there is the time of a job. Elsewhere it is held to the limit of all bodies
 */
public record UploadOperation(String name, DataSize most) {

    public UploadOperation {
        if (most.toBytes() <= 0) {
            throw new IllegalArgumentException("the limit of " + name + " is above zero");
        }
    }
}
