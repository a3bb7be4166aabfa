package jp.kenkotecho;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lines of the check sheet ({@code checklist.tsv}) that this test is evidence for; {@code docs/compliance.md} is made from it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Checklist {

    /** Ids, {@code C3}. */
    String[] value();
}
