package jp.kenkotecho.seenred.sample.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;

/** Breaks the rule for cryptography. */
public class DigestsByItself {

    String broken() throws NoSuchAlgorithmException, NoSuchPaddingException {
        return MessageDigest.getInstance("MD5").getAlgorithm()
                + Cipher.getInstance("DES").getAlgorithm();
    }
}
