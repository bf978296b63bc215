namespace SdrsMock.Common;

/// <summary>
/// The documented errors that rules raise, in the order of the documentation. <c>schemas/catalog/errors.json</c> has status and
/// message of each, and the codes that only fault rules can raise.
/// </summary>
internal static class Errors
{
    // The gateway
    public static readonly ApiError PathNotServed = Gateway(
        "APIGW.0101", "The API does not exist or has not been published in the environment");
    public static readonly ApiError MethodNotServed     = Gateway("APIGW.0101", "The API does not exist");
    public static readonly ApiError BodyTooLarge        = Gateway("APIGW.0201", 413);
    public static readonly ApiError UriTooLong          = Gateway("APIGW.0201", 414);
    public static readonly ApiError HeadersTooLarge     = Gateway("APIGW.0201", 494);
    public static readonly ApiError CredentialsUnusable = Code("APIGW.0301");
    public static readonly ApiError CredentialsMissing  = Unauthenticated("x-auth-token not found");
    public static readonly ApiError TokenUndecodable    = Unauthenticated("decrypt token fail");
    public static readonly ApiError SignatureWrong      = Unauthenticated("verify aksk signature fail");
    public static readonly ApiError CallerForbidden     = Code("APIGW.0302");
    public static readonly ApiError TokenExpired        = Code("APIGW.0307");
    public static readonly ApiError Throttled           = Code("APIGW.0308");
    public static readonly ApiError ProjectDisabled     = Code("APIGW.0310");
    public static readonly ApiError RequestMalformed    = Code("APIGW.0602");

    /// <summary>The error for an unknown access key, whose message names the key.</summary>
    public static ApiError AccessKeyUnknown(string accessKey) => Unauthenticated($"ak {accessKey} not exist");

    // Bare HTTP statuses
    public static readonly ApiError NotFound      = Http(404);
    public static readonly ApiError NotAcceptable = Http(406);
    public static readonly ApiError InternalError = Code("SDRS.0013");

    // The caller
    public static readonly ApiError TenantInvalid          = Code("SDRS.0001");
    public static readonly ApiError TokenInvalid           = Code("SDRS.0002");
    public static readonly ApiError RolesInvalid           = Code("SDRS.0003");
    public static readonly ApiError ApiPermissionIncorrect = Code("SDRS.0004");
    public static readonly ApiError OperationNotPermitted  = Code("SDRS.0005");
    public static readonly ApiError TokenWithoutDomainId   = Code("SDRS.0015");
    public static readonly ApiError TokenWithoutDomainName = Code("SDRS.0016");

    // Parameters
    public static readonly ApiError RequestInvalid         = Code("SDRS.0201");
    public static readonly ApiError ZoneInvalid            = Code("SDRS.0203");
    public static readonly ApiError VpcInvalid             = Code("SDRS.0204");
    public static readonly ApiError DomainInvalid          = Code("SDRS.0205");
    public static readonly ApiError ActionInvalid          = Code("SDRS.0206");
    public static readonly ApiError GroupIdInvalid         = Code("SDRS.0207");
    public static readonly ApiError InstanceIdInvalid      = Code("SDRS.0208");
    public static readonly ApiError PairIdInvalid          = Code("SDRS.0213");
    public static readonly ApiError PriorityStationInvalid = Code("SDRS.0216");
    public static readonly ApiError StoragePoolIdInvalid   = Code("SDRS.0218");
    public static readonly ApiError AddressInvalid         = Code("SDRS.0219");
    public static readonly ApiError VolumeFrozen           = Code("SDRS.0225");
    public static readonly ApiError SourceZoneUnavailable  = Code("SDRS.0231");
    public static readonly ApiError TargetZoneUnavailable  = Code("SDRS.0232");
    public static readonly ApiError NoDomain               = Code("SDRS.0233");

    // Quotas
    public static readonly ApiError GroupQuotaExceeded = Code("SDRS.0305");
    public static readonly ApiError PairQuotaExceeded  = Code("SDRS.0306");

    // Protection groups
    public static readonly ApiError GroupHoldsInstance           = Code("SDRS.1001");
    public static readonly ApiError GroupStatusForbids           = Code("SDRS.1002");
    public static readonly ApiError GroupHoldsDrill              = Code("SDRS.1003");
    public static readonly ApiError GroupHoldsPair               = Code("SDRS.1010");
    public static readonly ApiError GroupNotFound                = Code("SDRS.1013");
    public static readonly ApiError GroupNotCreated              = Code("SDRS.1014");
    public static readonly ApiError GroupNotDeleted              = Code("SDRS.1016");
    public static readonly ApiError GroupNotAvailableOrProtected = Code("SDRS.1024");
    public static readonly ApiError ProtectionNotEnabled         = Code("SDRS.1027");
    public static readonly ApiError ProtectionNotDisabled        = Code("SDRS.1028");
    public static readonly ApiError PlannedFailoverFailed        = Code("SDRS.1029");
    public static readonly ApiError FailoverFailed               = Code("SDRS.1030");
    public static readonly ApiError ProtectionNotReenabled       = Code("SDRS.1032");

    // Protected instances
    public static readonly ApiError InstanceNotDeletable         = Code("SDRS.1301");
    public static readonly ApiError ServerZoneDiffers            = Code("SDRS.1303");
    public static readonly ApiError ServerVpcDiffers             = Code("SDRS.1304");
    public static readonly ApiError ServerAlreadyProtected       = Code("SDRS.1305");
    public static readonly ApiError ServerNotCreated             = Code("SDRS.1306");
    public static readonly ApiError NicNotFound                  = Code("SDRS.1310");
    public static readonly ApiError PrimaryNicNotDeletable       = Code("SDRS.1311");
    public static readonly ApiError NicNotAdded                  = Code("SDRS.1312");
    public static readonly ApiError NicNotDeleted                = Code("SDRS.1313");
    public static readonly ApiError InstanceAbnormal             = Code("SDRS.1314");
    public static readonly ApiError ServerNotStopped             = Code("SDRS.1316");
    public static readonly ApiError ProductionServerRunning      = Code("SDRS.1319");
    public static readonly ApiError InstanceNotFound             = Code("SDRS.1320");
    public static readonly ApiError ServerWithoutDisk            = Code("SDRS.1321");
    public static readonly ApiError SystemDiskAbnormal           = Code("SDRS.1322");
    public static readonly ApiError ServerNotFound               = Code("SDRS.1326");
    public static readonly ApiError InstanceStatusForbidsNic     = Code("SDRS.1327");
    public static readonly ApiError NotResized                   = Code("SDRS.1329");
    public static readonly ApiError ServerNotDeletableAfterMove  = Code("SDRS.1330");
    public static readonly ApiError ServerStatusForbids          = Code("SDRS.1333");
    public static readonly ApiError AddressTaken                 = Code("SDRS.1334");
    public static readonly ApiError SubnetNotFound               = Code("SDRS.1335");
    public static readonly ApiError ServerHasExtensionNic        = Code("SDRS.1336");
    public static readonly ApiError AddressNotDeletableAfterMove = Code("SDRS.1338");
    public static readonly ApiError ServerWithoutSystemDisk      = Code("SDRS.1339");
    public static readonly ApiError TooManyNics                  = Code("SDRS.1340");
    public static readonly ApiError FlavorUnchanged              = Code("SDRS.1341");
    public static readonly ApiError RecoveryServerRunning        = Code("SDRS.1342");
    public static readonly ApiError InstanceNotCreated           = Code("SDRS.1350");
    public static readonly ApiError InstanceNotDeleted           = Code("SDRS.1351");
    public static readonly ApiError ProductionServerNotStopped   = Code("SDRS.1352");
    public static readonly ApiError RecoveryFlavorUnusable       = Code("SDRS.1353");
    public static readonly ApiError RecoveryServerPrepaid        = Code("SDRS.1354");
    public static readonly ApiError AccountFrozen                = Code("SDRS.1355");
    public static readonly ApiError ProductionFlavorUnusable     = Code("SDRS.1356");
    public static readonly ApiError ServerLockedBySystem         = Code("SDRS.1357");
    public static readonly ApiError TooManyInstances             = Code("SDRS.1358");
    public static readonly ApiError ServerLockedByService        = Code("SDRS.1359");
    public static readonly ApiError BatchServerInvalid           = Code("SDRS.1360");
    public static readonly ApiError BatchServerRepeated          = Code("SDRS.1361");
    public static readonly ApiError BatchServersTooMany          = Code("SDRS.1362");
    public static readonly ApiError BatchInstanceRepeated        = Code("SDRS.1363");
    public static readonly ApiError BatchGroupsDiffer            = Code("SDRS.1364");
    public static readonly ApiError SharedPairAttachedElsewhere  = Code("SDRS.1365");
    public static readonly ApiError DedicatedHostsUnsupported    = Code("SDRS.1366");
    public static readonly ApiError RecoveryServerNotOnHost      = Code("SDRS.1367");
    public static readonly ApiError ProductionServerNotOnHost    = Code("SDRS.1368");
    public static readonly ApiError RecoveryHostMissing          = Code("SDRS.1369");
    public static readonly ApiError ProductionHostMissing        = Code("SDRS.1370");
    public static readonly ApiError HostWithoutDedicatedTenancy  = Code("SDRS.1371");
    public static readonly ApiError HostNotFound                 = Code("SDRS.1372");
    public static readonly ApiError HostZoneDiffers              = Code("SDRS.1373");
    public static readonly ApiError HostCannotRunFlavor          = Code("SDRS.1374");
    public static readonly ApiError EcsGroupExcludesHost         = Code("SDRS.1375");
    public static readonly ApiError PrepaidNotResizable          = Code("SDRS.1376");
    public static readonly ApiError NoSystemDiskPair             = Code("SDRS.1377");
    public static readonly ApiError ProductionFlavorUnreachable  = Code("SDRS.1378");
    public static readonly ApiError RecoveryFlavorUnreachable    = Code("SDRS.1379");
    public static readonly ApiError AddressWithoutSubnet         = Code("SDRS.1380");
    public static readonly ApiError StoragePoolNotFound          = Code("SDRS.1381");
    public static readonly ApiError StoragePoolsUnsupported      = Code("SDRS.1382");
    public static readonly ApiError StoragePoolZoneDiffers       = Code("SDRS.1383");
    public static readonly ApiError StoragePoolDeploying         = Code("SDRS.1384");
    public static readonly ApiError StoragePoolFull              = Code("SDRS.1385");
    public static readonly ApiError StoragePoolTypeDiffers       = Code("SDRS.1386");
    public static readonly ApiError SharingServerMissing         = Code("SDRS.1408");
    public static readonly ApiError SharingInstanceMissing       = Code("SDRS.1409");

    // Replication pairs
    public static readonly ApiError PairStatusForbids         = Code("SDRS.1601");
    public static readonly ApiError PairAttachedOrDeviceTaken = Code("SDRS.1603");
    public static readonly ApiError PairNotAttached           = Code("SDRS.1604");
    public static readonly ApiError PairAttached              = Code("SDRS.1605");
    public static readonly ApiError PairInError               = Code("SDRS.1606");
    public static readonly ApiError PairNotDeleted            = Code("SDRS.1607");
    public static readonly ApiError PairNotFound              = Code("SDRS.1608");
    public static readonly ApiError PairNotCreated            = Code("SDRS.1609");
    public static readonly ApiError PairNotInGroup            = Code("SDRS.1611");
    public static readonly ApiError VolumeNotAvailable        = Code("SDRS.1801");
    public static readonly ApiError VolumeEncrypted           = Code("SDRS.1802");
    public static readonly ApiError VolumeDeleted             = Code("SDRS.1803");
    public static readonly ApiError VolumeNotAttached         = Code("SDRS.1804");
    public static readonly ApiError VolumeTypeUnsupported     = Code("SDRS.1806");
    public static readonly ApiError ProductionAtRecoverySite  = Code("SDRS.1809");
    public static readonly ApiError VolumeZoneDiffers         = Code("SDRS.1810");
    public static readonly ApiError VolumeAlreadyPaired       = Code("SDRS.1811");
    public static readonly ApiError PairVolumesInUse          = Code("SDRS.1816");
    public static readonly ApiError PairVolumesUnusable       = Code("SDRS.1817");
    public static readonly ApiError SharedVolumesInUse        = Code("SDRS.1818");
    public static readonly ApiError VolumePrepaid             = Code("SDRS.1819");
    public static readonly ApiError NotExpanded               = Code("SDRS.1820");
    public static readonly ApiError NotAttached               = Code("SDRS.1821");
    public static readonly ApiError NotDetached               = Code("SDRS.1822");
    public static readonly ApiError SwitchoverImpossible      = Code("SDRS.1823");
    public static readonly ApiError ReplicationLinkDown       = Code("SDRS.1824");
    public static readonly ApiError VolumeUsedInDrill         = Code("SDRS.1825");
    public static readonly ApiError TooManyUnattachedPairs    = Code("SDRS.1826");
    public static readonly ApiError RecoveryVolumePrepaid     = Code("SDRS.1827");
    public static readonly ApiError AccountFrozenForVolume    = Code("SDRS.1828");
    public static readonly ApiError Synchronising             = Code("SDRS.1830");
    public static readonly ApiError VolumeLocked              = Code("SDRS.1831");
    public static readonly ApiError PairVolumeLocked          = Code("SDRS.1832");

    // DR drills
    public static readonly ApiError DrillIdInvalid        = Code("SDRS.1900");
    public static readonly ApiError DrillIdEmpty          = Code("SDRS.1901");
    public static readonly ApiError DrillNotFound         = Code("SDRS.1902");
    public static readonly ApiError DrillVpcIsGroupVpc    = Code("SDRS.1907");
    public static readonly ApiError DrillVpcWithoutSubnet = Code("SDRS.1908");
    public static readonly ApiError DrillVpcCidrDiffers   = Code("SDRS.1909");
    public static readonly ApiError DrillVpcAddressTaken  = Code("SDRS.1910");
    public static readonly ApiError DrillNotDeletable     = Code("SDRS.1913");
    public static readonly ApiError DrillVpcInUse         = Code("SDRS.1921");
    public static readonly ApiError DrillNotCreated       = Code("SDRS.1922");
    public static readonly ApiError DrillNotDeleted       = Code("SDRS.1923");
    public static readonly ApiError GroupVpcWithoutSubnet = Code("SDRS.1924");
    public static readonly ApiError DrillVpcNotFound      = Code("SDRS.1928");
    public static readonly ApiError VpcQuotaExceeded      = Code("SDRS.1929");
    public static readonly ApiError SubnetQuotaExceeded   = Code("SDRS.1930");

    // Tags
    public static readonly ApiError TooManyTags               = Code("SDRS.2203");
    public static readonly ApiError TagKeyInvalid             = Code("SDRS.2204");
    public static readonly ApiError TagKeyBlank               = Code("SDRS.2205");
    public static readonly ApiError TagKeyNotFound            = Code("SDRS.2206");
    public static readonly ApiError TagValueInvalid           = Code("SDRS.2207");
    public static readonly ApiError TagKeysRepeated           = Code("SDRS.2209");
    public static readonly ApiError PagingWithCount           = Code("SDRS.2211");
    public static readonly ApiError MatchesKeysRepeated       = Code("SDRS.2215");
    public static readonly ApiError TooManyTagValues          = Code("SDRS.2218");
    public static readonly ApiError TagValuesRepeated         = Code("SDRS.2219");
    public static readonly ApiError StatusForbidsAddingTags   = Code("SDRS.2221");
    public static readonly ApiError StatusForbidsDeletingTags = Code("SDRS.2222");

    private static ApiError Code(string code) => ApiError.Find(code) ?? throw new InvalidOperationException($"the catalog has no {code}");

    private static ApiError Gateway(string code, int status) =>
        ApiError.Find(code, status) ?? throw new InvalidOperationException($"the catalog has no {code} with {status}");

    private static ApiError Gateway(string code, string message) => Code(code) with { Message = message };

    // The gateway appends the reason to the message.
    private static ApiError Unauthenticated(string reason) => Gateway("APIGW.0301", $"{CredentialsUnusable.Message}: {reason}");

    private static ApiError Http(int status) =>
        ApiError.FindByStatus(status) ?? throw new InvalidOperationException($"the catalog has no bare {status}");
}
