import { existsSync } from 'node:fs';

// Chromium brings SwiftShader, a Vulkan driver that runs on the CPU; it lies beside the browser.
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/**
 * Lets WebGPU find a driver: the machine's own where `VK_DRIVER_FILES` names one or the system always has one, else
 * SwiftShader. False where there is none. Native code reads the variable too, in this process and its children.
 */
export function findWebGpuDriver(): boolean {
  if (process.env.VK_DRIVER_FILES || process.platform === 'darwin' || process.platform === 'win32') return true;
  if (!existsSync(SWIFTSHADER)) return false;
  process.env.VK_DRIVER_FILES = SWIFTSHADER;
  return true;
}

export const HOW_TO_GET_WEBGPU = 'needs a Vulkan driver; Debian: apt-get install chromium libvulkan1';
