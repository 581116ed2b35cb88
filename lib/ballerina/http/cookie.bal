# Attributes of a cookie.
public type CookieOptions record {|
    # Path the cookie is for.
    string path?;
    # Domain the cookie is for.
    string domain?;
    # When it expires, as in `2030-12-31 23:59:59` (UTC).
    string expires?;
    # After how many seconds it expires; 0 for not saying so.
    int maxAge = 0;
    # Whether it is kept from scripts.
    boolean httpOnly = false;
    # Whether it is sent over TLS only.
    boolean secure = false;
    # When it was made, as seconds since 1970 and a fraction.
    CookieTime createdTime = utcNow();
    # When it was used last.
    CookieTime lastAccessedTime = utcNow();
    # Whether it is for the very host that sent it.
    boolean hostOnly = false;
|};

# A point in time, as `time:Utc` has it: seconds since 1970 and a fraction of a second.
public type CookieTime readonly & [int, decimal];

isolated function utcNow() returns CookieTime = external;

# A cookie.
public readonly class Cookie {
    # Its name.
    public string name;
    # Its value.
    public string value;
    # Path it is for.
    public string? path;
    # Domain it is for.
    public string? domain;
    # When it expires, as in `Tue, 31 Dec 2030 23:59:59 GMT`.
    public string? expires;
    # After how many seconds it expires; 0 for not saying so.
    public int maxAge;
    # Whether it is kept from scripts.
    public boolean httpOnly;
    # Whether it is sent over TLS only.
    public boolean secure;
    # When it was made.
    public CookieTime createdTime;
    # When it was used last.
    public CookieTime lastAccessedTime;
    # Whether it is for the very host that sent it.
    public boolean hostOnly;

    # Makes a cookie.
    #
    # + name - Its name
    # + value - Its value
    # + options - Its attributes
    public isolated function init(string name, string value, *CookieOptions options) = external;

    # Tells whether the cookie outlives the session.
    #
    # + return - Whether it has an expiry
    public isolated function isPersistent() returns boolean = external;

    # Checks name, value and attributes.
    #
    # + return - True, or an error that says what is wrong
    public isolated function isValid() returns boolean|InvalidCookieError = external;

    # Returns the cookie as a `set-cookie` header has it.
    #
    # + return - The header's value
    public isolated function toStringValue() returns string = external;
}

# The cookies of a client.
public isolated class CookieStore {

    # Makes an empty store.
    #
    # + persistentCookieHandler - Keeps cookies beyond the session; without it only session cookies are stored
    public isolated function init(PersistentCookieHandler? persistentCookieHandler = ()) = external;

    # Adds a cookie of a response, by the rules of RFC 6265.
    #
    # + cookie - The cookie
    # + cookieConfig - Limits
    # + url - URL of the server
    # + requestPath - Path of the request
    # + return - An error when a limit is reached or the cookie cannot be stored
    public isolated function addCookie(Cookie cookie, CookieConfig cookieConfig, string url, string requestPath)
            returns CookieHandlingError? = external;

    # Adds the cookies of a response; those that cannot be stored are left out with a message in the log.
    #
    # + cookiesInResponse - The cookies
    # + cookieConfig - Limits
    # + url - URL of the server
    # + requestPath - Path of the request
    public isolated function addCookies(Cookie[] cookiesInResponse, CookieConfig cookieConfig, string url,
            string requestPath) = external;

    # Returns the cookies to send with a request.
    #
    # + url - URL of the server
    # + requestPath - Path of the request
    # + return - The cookies
    public isolated function getCookies(string url, string requestPath) returns Cookie[] = external;

    # Returns every cookie.
    #
    # + return - The cookies
    public isolated function getAllCookies() returns Cookie[] = external;

    # Returns the cookies with a name.
    #
    # + cookieName - The name
    # + return - The cookies
    public isolated function getCookiesByName(string cookieName) returns Cookie[] = external;

    # Returns the cookies of a domain.
    #
    # + domain - The domain
    # + return - The cookies
    public isolated function getCookiesByDomain(string domain) returns Cookie[] = external;

    # Removes a cookie.
    #
    # + name - Its name
    # + domain - Its domain
    # + path - Its path
    # + return - An error when it is not there
    public isolated function removeCookie(string name, string domain, string path) returns CookieHandlingError? = external;

    # Removes the cookies of a domain.
    #
    # + domain - The domain
    # + return - An error when one could not be removed
    public isolated function removeCookiesByDomain(string domain) returns CookieHandlingError? = external;

    # Removes the cookies that have expired from the persistent store.
    #
    # + return - An error when one could not be removed or there is no persistent store
    public isolated function removeExpiredCookies() returns CookieHandlingError? = external;

    # Removes every cookie.
    #
    # + return - An error when the persistent store could not be emptied
    public isolated function removeAllCookies() returns CookieHandlingError? = external;
}

# Keeps cookies beyond the session.
public type PersistentCookieHandler isolated object {

    # Stores a cookie.
    #
    # + cookie - The cookie
    # + return - An error when it could not be stored
    public isolated function storeCookie(Cookie cookie) returns CookieHandlingError?;

    # Returns every cookie.
    #
    # + return - The cookies, or an error when they could not be read
    public isolated function getAllCookies() returns Cookie[]|CookieHandlingError;

    # Removes a cookie.
    #
    # + name - Its name
    # + domain - Its domain
    # + path - Its path
    # + return - An error when it could not be removed
    public isolated function removeCookie(string name, string domain, string path) returns CookieHandlingError?;

    # Removes every cookie.
    #
    # + return - An error when they could not be removed
    public isolated function removeAllCookies() returns CookieHandlingError?;
};

# Keeps cookies in a CSV file.
public isolated class CsvPersistentCookieHandler {
    *PersistentCookieHandler;

    # Makes a handler. A name that does not end with `.csv` is a panic.
    #
    # + fileName - Path of the file
    public isolated function init(string fileName) = external;

    # Stores a cookie, which must have a domain and a path.
    #
    # + cookie - The cookie
    # + return - An error when it could not be stored
    public isolated function storeCookie(Cookie cookie) returns CookieHandlingError? = external;

    # Returns every cookie.
    #
    # + return - The cookies, or an error when the file could not be read
    public isolated function getAllCookies() returns Cookie[]|CookieHandlingError = external;

    # Removes a cookie.
    #
    # + name - Its name
    # + domain - Its domain
    # + path - Its path
    # + return - An error when there is no file or it could not be written
    public isolated function removeCookie(string name, string domain, string path) returns CookieHandlingError? = external;

    # Removes the file.
    #
    # + return - An error when it could not be removed
    public isolated function removeAllCookies() returns CookieHandlingError? = external;
}
