package org.cgmkit.cloud.platform.workings;

/**
 * The seams at which a simulated platform can depart.
 *
 * @param connect how users connect and disconnect
 * @param refresh how tokens are renewed
 * @param poll when it asks
 * @param ask what it asks for
 * @param store what it stores
 */
public record PlatformWorkings(
        ConnectRules connect, RefreshRules refresh, PollRules poll, AskRules ask, StoreRules store) {

    /** Does as it should. */
    public static PlatformWorkings sound() {
        return new PlatformWorkings(
                new ConnectRules(), new RefreshRules(), new PollRules(), new AskRules(), new StoreRules());
    }

    /** Connects otherwise. */
    public static PlatformWorkings connecting(ConnectRules otherwise) {
        PlatformWorkings sound = sound();
        return new PlatformWorkings(otherwise, sound.refresh, sound.poll, sound.ask, sound.store);
    }

    /** Renews tokens otherwise. */
    public static PlatformWorkings refreshing(RefreshRules otherwise) {
        PlatformWorkings sound = sound();
        return new PlatformWorkings(sound.connect, otherwise, sound.poll, sound.ask, sound.store);
    }

    /** Asks at other times. */
    public static PlatformWorkings polling(PollRules otherwise) {
        PlatformWorkings sound = sound();
        return new PlatformWorkings(sound.connect, sound.refresh, otherwise, sound.ask, sound.store);
    }

    /** Asks for something else. */
    public static PlatformWorkings asking(AskRules otherwise) {
        PlatformWorkings sound = sound();
        return new PlatformWorkings(sound.connect, sound.refresh, sound.poll, otherwise, sound.store);
    }

    /** Stores otherwise. */
    public static PlatformWorkings storing(StoreRules otherwise) {
        PlatformWorkings sound = sound();
        return new PlatformWorkings(sound.connect, sound.refresh, sound.poll, sound.ask, otherwise);
    }
}
