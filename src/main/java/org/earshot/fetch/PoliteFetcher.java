package org.earshot.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** The one way out to other servers: guarded, paced, within limits. */
public final class PoliteFetcher implements Fetcher, Lines, AutoCloseable {
    private final FetchSettings settings;
    private final AddressGuard guard;
    private final GuardedResolver resolver;
    private final HostPace pace;
    private final Alarms alarms = new Alarms();
    private final Exchange exchange;
    private final CloseableHttpClient lines;
    private final RobotsRules robots;
    private final Duration pause;
    private final Trip.Budget budget;

    /** Opens the door; it must be closed again. */
    public PoliteFetcher(FetchSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    PoliteFetcher(FetchSettings settings, GuardedResolver.Lookup lookup) {
        this.settings = settings;
        guard = new AddressGuard(new AllowedHosts(settings.allowHosts()));
        resolver = new GuardedResolver(guard, lookup);
        pace = new HostPace(settings.maxWait());
        exchange = new Exchange(Clients.client(settings, resolver), settings.userAgent(), alarms);
        lines = Clients.forLines(settings, resolver);
        robots = new RobotsRules(this::robotsFile, settings.userAgent(), System::nanoTime);
        pause = settings.minInterval();
        budget = new Trip.Budget(new Body((int) settings.maxBody().toBytes(), false), settings.totalTimeout());
    }

    @Override
    public Answer fetch(Request request) {
        return new Trip(guard, new Trip.Pacing(pace, Optional.of(robots), pause), exchange, budget).to(request);
    }

    @Override
    public Dialled events(Request request) {
        EventDial dial = new EventDial(lines, settings.userAgent(), alarms);
        return dialled(trip(dial).to(request.header("Accept", "text/event-stream")), dial.opened());
    }

    @Override
    public Dialled socket(Request request) {
        SocketDial dial = new SocketDial(resolver, settings, alarms);
        return dialled(trip(dial).to(spelledForTheWeb(request)), dial.opened());
    }

    /** Ends every wait and breaks off what is on its way; lines are closed by who opened them. */
    @Override
    public void close() {
        pace.close();
        exchange.close();
        lines.close(CloseMode.IMMEDIATE);
        alarms.close();
    }

    private Trip trip(Trip.Sender sender) {
        return new Trip(guard, new Trip.Pacing(pace, Optional.empty(), pause), sender, budget);
    }

    private static Dialled dialled(Answer answer, @Nullable Wire opened) {
        return opened == null ? new Dialled.Refused(answer) : new Dialled.Open(opened.begin());
    }

    private static Request spelledForTheWeb(Request request) {
        String address = request.address().toString();
        String web = address.replaceFirst("^(?i:ws)(?=s?:)", "http");
        Map<String, String> headers = request.headers();
        return new Request("GET", URI.create(web), headers, null, request.obeysRobots(), Validators.NONE);
    }

    private Answer robotsFile(Request request) {
        Trip.Budget small = new Trip.Budget(new Body(RobotsRules.MOST_BYTES, true), budget.time());
        return new Trip(guard, new Trip.Pacing(pace, Optional.empty(), pause), exchange, small).to(request);
    }
}
