package org.earshot.console.team;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.share.Colleagues;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes when people open a page or send a form, at most once a minute each. What a page fetches by itself is no sign of life: a browser
 * that somebody left open keeps nobody at work.
 */
@Configuration(proxyBeanMethods = false)
class SeenSettings implements WebMvcConfigurer {
    private final Colleagues colleagues;
    private final Clock clock;

    SeenSettings(Colleagues colleagues, Clock clock) {
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Seeing(colleagues, clock))
                .excludePathPatterns(
                        "/assets/**",
                        "/webjars/**",
                        "/live",
                        "/login",
                        "/error",
                        "/api/**",
                        "/v3/**",
                        "/actuator/**",
                        "/hooks/**");
    }

    private static final class Seeing implements HandlerInterceptor {
        private static final Duration PAUSE = Duration.ofMinutes(1);

        private final Colleagues colleagues;
        private final Clock clock;
        private final Map<String, Instant> noted = new ConcurrentHashMap<>();

        Seeing(Colleagues colleagues, Clock clock) {
            this.colleagues = colleagues;
            this.clock = clock;
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String user = request.getRemoteUser();
            boolean byItself = request.getMethod().equals("GET") && request.getHeader("HX-Request") != null;
            if (user != null && !byItself && due(user)) {
                colleagues.seen(user);
            }
            return true;
        }

        /** A time ahead of now was noted before the clock was set back. */
        private boolean due(String user) {
            Instant now = clock.instant();
            Instant before = noted.get(user);
            boolean due = before == null || before.isAfter(now) || !now.isBefore(before.plus(PAUSE));
            if (due) {
                noted.put(user, now);
            }
            return due;
        }
    }
}
