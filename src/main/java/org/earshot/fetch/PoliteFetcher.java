package org.earshot.fetch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** The one way out to other servers: guarded, paced, within limits. */
public final class PoliteFetcher implements Fetcher, AutoCloseable {
    private final AddressGuard guard;
    private final HostPace pace;
    private final Exchange exchange;
    private final RobotsRules robots;
    private final Duration pause;
    private final Trip.Budget budget;

    /** Opens the door; it must be closed again. */
    public PoliteFetcher(FetchSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    PoliteFetcher(FetchSettings settings, GuardedResolver.Lookup lookup) {
        guard = new AddressGuard(new AllowedHosts(settings.allowHosts()));
        pace = new HostPace(settings.maxWait());
        exchange = new Exchange(Clients.client(settings, new GuardedResolver(guard, lookup)), settings.userAgent());
        robots = new RobotsRules(this::robotsFile, settings.userAgent(), System::nanoTime);
        pause = settings.minInterval();
        budget = new Trip.Budget(new Body((int) settings.maxBody().toBytes(), false), settings.totalTimeout());
    }

    @Override
    public Answer fetch(Request request) {
        return new Trip(guard, new Trip.Pacing(pace, Optional.of(robots), pause), exchange, budget).to(request);
    }

    /** Ends every wait and breaks off what is on its way. */
    @Override
    public void close() {
        pace.close();
        exchange.close();
    }

    private Answer robotsFile(Request request) {
        Trip.Budget small = new Trip.Budget(new Body(RobotsRules.MOST_BYTES, true), budget.time());
        return new Trip(guard, new Trip.Pacing(pace, Optional.empty(), pause), exchange, small).to(request);
    }
}
