# Directives of the header `cache-control` of a request.
public class RequestCacheControl {
    # `no-cache`
    public boolean noCache = false;
    # `no-store`
    public boolean noStore = false;
    # `no-transform`
    public boolean noTransform = false;
    # `only-if-cached`
    public boolean onlyIfCached = false;
    # `max-age` in seconds; negative for none.
    public decimal maxAge = -1;
    # `max-stale` in seconds; negative for none, `MAX_STALE_ANY_AGE` for any.
    public decimal maxStale = -1;
    # `min-fresh` in seconds; negative for none.
    public decimal minFresh = -1;

    # Returns the header's value.
    #
    # + return - The directives, separated by commas
    public isolated function buildCacheControlDirectives() returns string = external;
}

# Directives of the header `cache-control` of a response.
public class ResponseCacheControl {
    # `must-revalidate`
    public boolean mustRevalidate = false;
    # `no-cache`
    public boolean noCache = false;
    # `no-store`
    public boolean noStore = false;
    # `no-transform`
    public boolean noTransform = false;
    # `private` instead of `public`
    public boolean isPrivate = false;
    # `proxy-revalidate`
    public boolean proxyRevalidate = false;
    # `max-age` in seconds; negative for none.
    public decimal maxAge = -1;
    # `s-maxage` in seconds; negative for none.
    public decimal sMaxAge = -1;
    # Fields of `no-cache`; empty for all.
    public string[] noCacheFields = [];
    # Fields of `private`; empty for all.
    public string[] privateFields = [];

    # Takes the directives over from an annotation's value.
    #
    # + cacheConfig - The configuration
    public isolated function populateFields(HttpCacheConfig cacheConfig) = external;

    # Returns the header's value.
    #
    # + return - The directives, separated by commas
    public isolated function buildCacheControlDirectives() returns string = external;
}

# How strictly a client caches.
public type CachingPolicy CACHE_CONTROL_AND_VALIDATORS|RFC_7234;

# Only responses with `cache-control` and `etag` or `last-modified` are cached.
public const CACHE_CONTROL_AND_VALIDATORS = "CACHE_CONTROL_AND_VALIDATORS";
# What RFC 7234 allows to cache is cached.
public const RFC_7234 = "RFC_7234";

# Caching of responses in a client.
public type CacheConfig record {|
    # Whether responses are cached.
    boolean enabled = true;
    # Whether the cache is shared by several users, and so keeps nothing private.
    boolean isShared = false;
    # Most responses in the cache.
    int capacity = 16;
    # Part of the cache that is given up when it is full.
    float evictionFactor = 0.2;
    # How strictly to cache.
    CachingPolicy policy = CACHE_CONTROL_AND_VALIDATORS;
|};

# The directive `no-cache`.
public const string NO_CACHE = "no-cache";
# The directive `no-store`.
public const string NO_STORE = "no-store";
# The directive `no-transform`.
public const string NO_TRANSFORM = "no-transform";
# The directive `max-age`.
public const string MAX_AGE = "max-age";
# The directive `max-stale`.
public const string MAX_STALE = "max-stale";
# The directive `min-fresh`.
public const string MIN_FRESH = "min-fresh";
# The directive `only-if-cached`.
public const string ONLY_IF_CACHED = "only-if-cached";
# The directive `must-revalidate`.
public const string MUST_REVALIDATE = "must-revalidate";
# The directive `public`.
public const string PUBLIC = "public";
# The directive `private`.
public const string PRIVATE = "private";
# The directive `proxy-revalidate`.
public const string PROXY_REVALIDATE = "proxy-revalidate";
# The directive `s-maxage`.
public const string S_MAX_AGE = "s-maxage";
# Value of `maxStale` that accepts a response of any age.
public const decimal MAX_STALE_ANY_AGE = 9223372036854775807;
