public final string name = "cart";
