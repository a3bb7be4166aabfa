package jp.kenkotecho.web;

import java.util.List;

/** The demo residents as the landing page shows them ({@code LandingPageIT} compares them with the record). */
final class DemoAccounts {

    static final List<DemoAccount> RESIDENTS = List.of(
            new DemoAccount("demo-hanako", "佐藤 花子", "hanako", "hanako"),
            new DemoAccount("demo-taro", "佐藤 太郎", "taro", "taro"),
            new DemoAccount("demo-kenji", "田中 健司", "kenji", "kenji"),
            new DemoAccount("demo-misaki", "鈴木 美咲", "misaki", "misaki"),
            new DemoAccount("demo-masao", "中村 正夫", "masao", ""),
            new DemoAccount("demo-yoko", "田村 洋子", "yoko", ""),
            new DemoAccount("demo-haruto", "高橋 陽斗", "haruto", ""));

    private DemoAccounts() {}

    /**
     * One resident.
     *
     * @param patient the logical id of the Patient
     * @param key of the line that describes them, in the page's messages
     * @param user with which one signs in as them; empty for who has no account
     */
    record DemoAccount(String patient, String name, String key, String user) {}
}
