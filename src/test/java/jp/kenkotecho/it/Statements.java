package jp.kenkotecho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Writes down what the threads that answer requests ask of the database, for tests of what an answer costs. */
public final class Statements implements BeanPostProcessor {

    private static volatile Optional<List<String>> written = Optional.empty();

    /** What the database was asked while this ran; only one test at a time. */
    public static List<String> during(Supplier<Client.Answer> request) {
        var asked = new CopyOnWriteArrayList<String>();
        written = Optional.of(asked);
        try {
            assertThat(request.get().status()).isPositive();
        } finally {
            written = Optional.empty();
        }
        return List.copyOf(asked);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, source) : bean;
    }

    private static Object proxy(Class<?> face, Object behind) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")
                    && Thread.currentThread().getName().startsWith("http-")) {
                written.ifPresent(list -> list.add(String.valueOf(arguments[0])));
            }
            try {
                var answer = method.invoke(behind, arguments);
                return method.getName().equals("getConnection") ? proxy(Connection.class, answer) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return Proxy.newProxyInstance(Statements.class.getClassLoader(), new Class<?>[] {face}, handler);
    }
}
