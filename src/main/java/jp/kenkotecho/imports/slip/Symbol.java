package jp.kenkotecho.imports.slip;

import jp.kenkotecho.imports.slip.model.Reading;

/**
 * A symbol that was read.
 *
 * @param reading what it says
 * @param bytes what it carried, kept with the record so that it can be read again by a later version
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Symbol(Reading.Complete reading, byte[] bytes) {}
