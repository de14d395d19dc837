package org.earshot.share;

/**
 * What somebody has in hand at this moment.
 *
 * @param who the colleague
 * @param here true where they are at work
 * @param load how many cases they hold that are theirs to answer
 * @param today how many they were given today
 * @param abuse how many of these were abusive
 */
public record Hand(Colleague who, boolean here, int load, int today, int abuse) {
    /** True where one more fits. */
    public boolean room() {
        return load < who.skills().most();
    }

    /** True for who takes part and could take something now. */
    boolean open() {
        return here && room() && !who.skills().languages().isEmpty();
    }
}
