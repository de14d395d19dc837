package org.earshot.admit;

import org.earshot.mention.Texts;

/**
 * Where a request comes from.
 *
 * @param address an IPv4 or IPv6 address
 * @param agent what the browser calls itself, cut; empty where it says nothing
 */
public record Visitor(String address, String agent) {
    private static final int LONGEST_ADDRESS = 60;
    private static final int LONGEST_AGENT = 200;

    /** Cuts what is too long and takes out what no line of a page should hold. */
    public Visitor {
        address = Texts.cut(Texts.clean(address), LONGEST_ADDRESS);
        agent = Texts.cut(Texts.clean(agent), LONGEST_AGENT);
    }
}
