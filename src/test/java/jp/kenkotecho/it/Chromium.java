package jp.kenkotecho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser. It needs Chromium and its driver ({@code /usr/bin/chromium}, {@code /usr/bin/chromedriver}; Debian:
 * {@code apt-get install chromium chromium-driver}) and the public SMART client ({@code .ci/smart-client}). Where they
 * are missing the tests that need it are skipped, saying so, unless {@code PHR_TEST_BROWSER=required}, as in CI.
 */
public final class Chromium implements AutoCloseable {

    public static final Path SMART_CLIENT = Path.of("src/test/browser/package/build/fhir-client.js");

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** To take the picture of a page takes longer than to see whether it fits. */
    private static final boolean PICTURES = "true".equals(System.getenv("PHR_TEST_PICTURES"));

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    public static Chromium start() {
        return start(List.of());
    }

    /** One that reaches a server by another line, under the server's own name. */
    public static Chromium startThrough(URI server, DatabaseLine line) {
        return start(List.of("--host-resolver-rules=MAP " + server.getAuthority() + " 127.0.0.1:" + line.port()));
    }

    private static Chromium start(List<String> arguments) {
        var isThere = Files.exists(BROWSER) && Files.exists(DRIVER) && Files.exists(SMART_CLIENT);
        if (!"required".equals(System.getenv("PHR_TEST_BROWSER"))) {
            Assumptions.assumeTrue(isThere, "no Chromium, no chromedriver, or no fhirclient: see Chromium.java");
        }
        var options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=ja");
        options.addArguments(arguments);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    public ChromeDriver driver() {
        return driver;
    }

    public void open(String url) {
        driver.get(url);
    }

    public void fill(String name, String value) {
        driver.findElement(By.name(name)).sendKeys(value);
    }

    /** Signs out by forgetting, since cookies are forgotten for the open page's host alone. */
    public void forget(String base) {
        driver.get(base + "/");
        driver.manage().deleteAllCookies();
    }

    /** Presses the first button of the page's main form. */
    public void submit() {
        press(driver.findElement(By.cssSelector("main form button[type=submit]")));
    }

    /** As people do: scrolls it out from under the bars of the page first. */
    public void press(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    public void signIn(String username) {
        signIn(username, "demo");
    }

    /** Somebody of a test's own. */
    public void signIn(Resident resident) {
        signIn(resident.username(), Resident.PASSWORD);
    }

    private void signIn(String username, String password) {
        awaitPath("/sign-in");
        fill("username", username);
        fill("password", password);
        submit();
    }

    public void awaitPath(String path) {
        await(() -> driver.getCurrentUrl().contains(path), "never came to " + path + " but is at ");
    }

    public void awaitText(String text) {
        await(() -> text().contains(text), "never showed " + text + " at ");
    }

    /** Until a script, which is called back as asynchronous ones are, answers true. */
    public void awaitScript(String script) {
        await(() -> Boolean.TRUE.equals(driver.executeAsyncScript(script)), "never came to be so at ");
    }

    private void await(BooleanSupplier holds, String why) {
        try {
            new WebDriverWait(driver, PATIENCE)
                    .ignoring(StaleElementReferenceException.class)
                    .until(ignored -> holds.getAsBoolean());
        } catch (TimeoutException e) {
            throw new AssertionError(why + driver.getCurrentUrl() + ": " + text(), e);
        }
    }

    /** In one step: between finding the body and reading it the page may have become another. */
    public String text() {
        return String.valueOf(driver.executeScript("return document.body ? document.body.innerText : ''"));
    }

    /** A picture of the page as people see it at a desk. */
    public void picture(String name) {
        driver.manage().window().setSize(new Dimension(900, 1200));
        keep(name);
    }

    /** Keeps a picture of what is seen in {@code target/pages}, where pictures are asked for. */
    public void keep(String name) {
        if (!PICTURES) {
            return;
        }
        try {
            var folder = Files.createDirectories(Path.of("target", "pages"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
