package io.puente.siebel.internal;

/** What becomes of emoji: some databases and gateways of Siebel sites refuse them. */
public enum EmojiPolicy {
    /** As they came. */
    KEEP,
    /** Left out. */
    STRIP,
    /** Their Unicode names, {@code :grinning face:}. */
    DESCRIBE
}
