package org.earshot.fetch.x;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.jspecify.annotations.Nullable;
import twitter4j.HttpClientConfiguration;
import twitter4j.Twitter;
import twitter4j.TwitterException;
import twitter4j.TwitterFactory;
import twitter4j.TwitterV2;
import twitter4j.TwitterV2ExKt;
import twitter4j.V2Configuration;
import twitter4j.V2ConfigurationContainer;
import twitter4j.auth.OAuth2Authorization;
import twitter4j.auth.OAuth2Token;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationBuilder;

/**
 * X through Twitter4J, with every request going out through the {@link Fetcher}: Twitter4J builds requests and signs them, pacing,
 * limits and the guard against private addresses stay in one place. The raw answer is handed out beside what Twitter4J made of it,
 * because X adds fields faster than the library (long posts are one).
 */
public final class TwitterDoor {
    static {
        // The library's documented way to bring one's own HTTP client; it is read once, when its factory is loaded.
        System.setProperty("twitter4j.http.httpClient", FetchedHttpClient.class.getName());
        System.setProperty("twitter4j.loggerFactory", "twitter4j.NullLoggerFactory");
    }

    private final TwitterV2 twitter;
    private final FetchedHttpClient.Line line;

    /**
     * A client for one account.
     *
     * @param server the base address, such as {@code https://api.x.com}
     * @param token a bearer token, of the app or of a user
     * @param fetcher the way out
     */
    public TwitterDoor(String server, String token, Fetcher fetcher) {
        line = new FetchedHttpClient.Line(fetcher);
        Configuration plain = new ConfigurationBuilder()
                .setApplicationOnlyAuthEnabled(true)
                .setHttpRetryCount(0)
                .setJSONStoreEnabled(false)
                .build();
        Configuration configuration = through(plain, line);
        String base = server.endsWith("/") ? server : server + "/";
        V2ConfigurationContainer.INSTANCE.getV2ConfigurationMap().put(configuration, new V2Configuration(base + "2/"));
        OAuth2Authorization authorization = new OAuth2Authorization(configuration);
        authorization.setOAuth2Token(new OAuth2Token("bearer", token));
        Twitter classic = new TwitterFactory(configuration).getInstance(authorization);
        twitter = TwitterV2ExKt.getV2(classic);
    }

    /** Makes one call and returns what X answered, whatever Twitter4J thought of it; nothing where no request went out. */
    public Optional<Answer> call(Call call) {
        line.forget();
        try {
            call.with(twitter);
        } catch (TwitterException e) {
            // The answer says all that the exception says, and is what the caller decides on.
            return Optional.ofNullable(line.last());
        }
        return Optional.ofNullable(line.last());
    }

    /** One call of the library. */
    @FunctionalInterface
    public interface Call {
        /** Makes the call. */
        void with(TwitterV2 twitter) throws TwitterException;
    }

    private static Configuration through(Configuration plain, HttpClientConfiguration line) {
        return (Configuration) Proxy.newProxyInstance(
                TwitterDoor.class.getClassLoader(),
                new Class<?>[] {Configuration.class},
                (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getHttpClientConfiguration" -> line;
                        case "equals" -> arguments != null && proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> invoke(plain, method, arguments);
                    };
                });
    }

    private static @Nullable Object invoke(
            Configuration plain, java.lang.reflect.Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(plain, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
