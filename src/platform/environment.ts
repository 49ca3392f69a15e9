import { browser } from 'wxt/browser';

export interface Environment {
  readonly toolVersion: string;
  readonly browserName: string;
  readonly browserVersion: string;
  readonly userAgent: string;
  readonly operatingSystem: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
}

interface Brand {
  readonly brand: string;
  readonly version: string;
}

interface UserAgentData {
  getHighEntropyValues(hints: string[]): Promise<{ fullVersionList?: readonly Brand[] }>;
}

interface FirefoxRuntime {
  getBrowserInfo(): Promise<{ vendor: string; name: string; version: string; buildID: string }>;
}

/** Only Firefox has `runtime.getBrowserInfo`; Chromium tells its brands through client hints. */
async function readBrowser(): Promise<{ name: string; version: string }> {
  if (import.meta.env.FIREFOX) {
    const { vendor, name, version, buildID } = await (
      browser.runtime as FirefoxRuntime & typeof browser.runtime
    ).getBrowserInfo();
    return { name: `${vendor} ${name}`, version: `${version} (${buildID})` };
  }
  const hints = (navigator as Navigator & { userAgentData?: UserAgentData }).userAgentData;
  const { fullVersionList = [] } = (await hints?.getHighEntropyValues(['fullVersionList'])) ?? {};
  const real = fullVersionList.filter(
    ({ brand }) => !/not.?a.?brand/i.test(brand.replaceAll(/[^a-z]/gi, '')),
  );
  const named = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  if (named !== undefined) return { name: named.brand, version: named.version };
  const [, version = 'unknown'] = /Chrome\/([\d.]+)/.exec(navigator.userAgent) ?? [];
  return { name: 'Chromium', version };
}

/** With what a capture is made; stands in every record. */
export async function readEnvironment(): Promise<Environment> {
  const [{ name, version }, platform] = await Promise.all([readBrowser(), browser.runtime.getPlatformInfo()]);
  return {
    toolVersion: browser.runtime.getManifest().version,
    browserName: name,
    browserVersion: version,
    userAgent: navigator.userAgent,
    operatingSystem: `${platform.os} (${platform.arch})`,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    languages: [...navigator.languages],
  };
}
