public enum Shade {
    DARK,
    LIGHT = "light"
}
